import { error } from '@sveltejs/kit'
import {
  mayCurate,
  readOrganisation,
  renewQuestionnaire,
  saveOrganisation,
  type OrganisationForm,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  if (params.id !== 'nova') return { organisation: await answer(readOrganisation(locals.actor, params.id)), id: '' }
  if (!mayCurate(locals.actor)) error(404)
  return { organisation: null, id: crypto.randomUUID() }
}

export const actions: Actions = {
  ulozit: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['name', 'ico', 'kind', 'email', 'note'])
    const id = field(form, 'id')
    const refused = await formAnswer({ ...values, id }, () =>
      saveOrganisation(locals.actor, id, versionField(form), values as OrganisationForm),
    )
    return refused ?? doneAt(cookies, '/urad/data/soupis/organizace')
  },
  odkaz: async ({ params, locals, url, cookies }) => {
    const refused = await formAnswer({}, () => renewQuestionnaire(locals.actor, params.id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
