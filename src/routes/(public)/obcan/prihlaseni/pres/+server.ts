import { redirect } from '@sveltejs/kit'
import { beginCitizenSignIn } from '#server/modules/citizens/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { levels } from '#shared/citizens/words.ts'
import type { RequestHandler } from './$types'

/** Sends the browser to the provider of citizens' identity; `uroven` asks for a surer proof. */
export const GET: RequestHandler = async (event) => {
  const target = localTarget(event.url.searchParams.get('dal'), '/obcan')
  const wanted = readQuery(event.url).oneOf('uroven', levels) ?? null
  redirect(303, await answer(beginCitizenSignIn(signInRequest(event), target, wanted)))
}
