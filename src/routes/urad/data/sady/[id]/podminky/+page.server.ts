import { readForCurator, saveTerms, type TermsForm } from '#server/modules/catalogue/index.ts'
import { termsFields } from '#shared/catalogue/codelists.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { dataset } = await answer(readForCurator(locals.actor, params.id))
  const usual = { authorWork: 'none', databaseWork: 'none', databaseRight: 'none', personalData: 'none' }
  const values = Object.fromEntries(
    termsFields.map((name) => [name, dataset[name] ?? (url.searchParams.has('obvykle') ? (usual as Record<string, string>)[name] : '') ?? '']),
  )
  return { values, title: dataset.title, version: dataset.version }
}

export const actions: Actions = {
  default: async ({ request, params, locals, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, termsFields)
    const refused = await formAnswer(values, () =>
      saveTerms(
        locals.actor,
        locals.signed?.name ?? '',
        params.id,
        versionField(form) ?? 0,
        values as TermsForm,
      ),
    )
    return refused ?? doneAt(cookies, `/urad/data/sady/${params.id}`)
  },
}
