import { redirect } from '@sveltejs/kit'
import { answerByLink, readPollByLink } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { readAnswer } from '#ui/polls/read-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' })
  return answer(readPollByLink(params.token, locals.actor.now))
}

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const values = readAnswer(await request.formData())
    const refused = await formAnswer(values, () => answerByLink(locals.actor, params.token, values))
    return refused ?? redirect(303, url.pathname)
  },
}
