import { redirect } from '@sveltejs/kit'
import { answerInvitation, readInvitation } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' })
  return { invitation: await answer(readInvitation(params.token)) }
}

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const form = await request.formData()
    const values = {
      state: field(form, 'odpoved'),
      reason: field(form, 'duvod'),
      substitute: field(form, 'nahradnik'),
    }
    const refused = await formAnswer(values, () => answerInvitation(locals.actor, params.token, values))
    return refused ?? redirect(303, url.pathname)
  },
}
