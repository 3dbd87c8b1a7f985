import {
  checkSource,
  endSource,
  formFields,
  readInventory,
  readSource,
  saveSource,
  type SourceForm,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, url }) => {
  if (params.id !== 'novy') return { known: await answer(readSource(locals.actor, params.id)), organisations: [] }
  const { organisations } = await answer(readInventory(locals.actor))
  return {
    known: null,
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    organisationId: url.searchParams.get('organizace') ?? '',
    id: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  zkontrolovat: async ({ request, params, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({}, () => checkSource(locals.actor, params.id, versionField(form) ?? 0))
    return refused ?? doneAt(cookies, url.pathname)
  },
  ulozit: async ({ request, params, locals, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, formFields)
    const id = params.id === 'novy' ? field(form, 'id') : params.id
    const organisationId = field(form, 'organisationId')
    const refused = await formAnswer({ ...values, id, organisationId }, () =>
      saveSource(
        locals.actor,
        locals.signed?.name ?? '',
        { id, organisationId, version: versionField(form) },
        values as SourceForm,
      ),
    )
    return refused ?? doneAt(cookies, `/urad/data/soupis/zdroj/${id}`)
  },
  ukoncit: async ({ request, params, locals, url, cookies }) => {
    const ended = field(await request.formData(), 'ended') === 'ano'
    const refused = await formAnswer({}, () =>
      endSource(locals.actor, locals.signed?.name ?? '', params.id, ended),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
