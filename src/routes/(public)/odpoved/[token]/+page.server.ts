import { redirect } from '@sveltejs/kit'
import { answerInvitation, proposeItemByLink, readInvitation } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' })
  return {
    invitation: await answer(readInvitation(params.token)),
    formId: crypto.randomUUID(),
    files: `${url.pathname}/podklady`,
    proposed: url.searchParams.has('navrzeno'),
  }
}

export const actions: Actions = {
  navrhnout: async ({ request, locals, params, url }) => {
    const form = await request.formData()
    const proposal = { id: field(form, 'formId'), title: field(form, 'nazev'), reason: field(form, 'proc') }
    const refused = await formAnswer({ state: '', reason: '', substitute: '', proposal }, () =>
      proposeItemByLink(locals.actor, params.token, proposal),
    )
    return refused ?? redirect(303, `${url.pathname}?navrzeno`)
  },
  odpovedet: async ({ request, locals, params, url }) => {
    const form = await request.formData()
    const values = {
      state: field(form, 'odpoved'),
      reason: field(form, 'duvod'),
      substitute: field(form, 'nahradnik'),
      proposal: { id: '', title: '', reason: '' },
    }
    const refused = await formAnswer(values, () => answerInvitation(locals.actor, params.token, values))
    return refused ?? redirect(303, url.pathname)
  },
}
