import { carryOutDisposal, proposeDisposal, readDisposals } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => answer(readDisposals(locals.actor))

const nothing = { id: '', permission: '', permittedOn: '' }

export const actions: Actions = {
  navrh: async ({ locals, url, cookies }) =>
    (await formAnswer(nothing, () => proposeDisposal(locals.actor, locals.signed?.name ?? ''))) ??
    doneAt(cookies, url.pathname),
  provest: async ({ request, locals, url, cookies }) => {
    const values = readFields(await request.formData(), ['id', 'permission', 'permittedOn'])
    const refused = await formAnswer(values, () =>
      carryOutDisposal(locals.actor, locals.signed?.name ?? '', values.id, values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
