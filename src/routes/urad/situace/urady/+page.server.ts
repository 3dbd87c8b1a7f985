import { listOffices, removeOffice, saveOffice } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => answer(listOffices(locals.actor))

export const actions: Actions = {
  ulozit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['id', 'name', 'address', 'contact', 'parts', 'situations'])
    const refused = await formAnswer({ ...values, of: values.id || 'novy' }, () =>
      saveOffice(locals.actor, values.id || null, Number(field(form, 'version')), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odebrat: async ({ request, locals, url, cookies }) => {
    const values = readFields(await request.formData(), [
      'id',
      'name',
      'address',
      'contact',
      'parts',
      'situations',
    ])
    const refused = await formAnswer({ ...values, of: '' }, () => removeOffice(locals.actor, values.id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
