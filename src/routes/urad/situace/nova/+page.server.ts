import { mayEdit, saveSituation } from '#server/modules/services/index.ts'
import { notFound } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readSituationForm } from '../read-situation-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  if (!mayEdit(locals.actor)) return answer(Promise.reject(notFound()))
  return { id: crypto.randomUUID() }
}

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const { values, input } = readSituationForm(form)
    let slug = ''
    const refused = await formAnswer({ ...values, id: field(form, 'id') }, async () => {
      slug = await saveSituation(locals.actor, locals.signed?.name ?? '', field(form, 'id'), null, input)
    })
    return refused ?? doneAt(cookies, `/urad/situace/${slug}`)
  },
}
