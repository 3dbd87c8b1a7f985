import { redirect } from '@sveltejs/kit'
import { finishOidc } from '#server/platform/auth/oidc.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { PageServerLoad } from './$types'

/** Where the city's identity provider returns to. */
export const load: PageServerLoad = async (event) => {
  try {
    const target = await finishOidc(signInRequest(event), event.url.searchParams)
    redirect(303, localTarget(target))
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem
    return { problem: problem.message }
  }
}
