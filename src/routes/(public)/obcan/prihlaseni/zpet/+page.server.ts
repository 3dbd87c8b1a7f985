import { redirect } from '@sveltejs/kit'
import { finishCitizenSignIn } from '#server/modules/citizens/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { PageServerLoad } from './$types'

/** Where the provider of citizens' identity returns to. */
export const load: PageServerLoad = async (event) => {
  try {
    redirect(
      303,
      localTarget(await finishCitizenSignIn(signInRequest(event), event.url.searchParams), '/obcan'),
    )
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem
    return { problem: problem.message }
  }
}
