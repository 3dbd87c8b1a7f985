import { randomUUID } from 'node:crypto'
import { decideProposal, proposeItem, readProposals } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(readProposals(locals.actor, params.body, params.meeting))),
  formId: randomUUID(),
})

export const actions: Actions = {
  navrhnout: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = { id: field(form, 'formId'), title: field(form, 'nazev'), reason: field(form, 'duvod') }
    const refused = await formAnswer(values, () =>
      proposeItem(locals.actor, locals.signed?.name ?? '', field(form, 'jednani'), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  rozhodnout: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ id: '', title: '', reason: '' }, () =>
      decideProposal(
        locals.actor,
        field(form, 'jednani'),
        field(form, 'navrh'),
        field(form, 'jak') === 'zaradit',
        field(form, 'odpoved'),
      ),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
