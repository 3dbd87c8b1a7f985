import { datasetChoices, readForCurator, saveDataset } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import { readDatasetForm } from '../../read-dataset-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { dataset } = await answer(readForCurator(locals.actor, params.id))
  const values = Object.fromEntries(
    Object.entries(dataset).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : value === null || value instanceof Date ? '' : String(value),
    ]),
  )
  return { values, kind: dataset.kind, title: dataset.title, choices: await datasetChoices(locals.actor) }
}

export const actions: Actions = {
  ulozit: async ({ request, params, locals, cookies }) => {
    const form = await request.formData()
    const { values, input } = readDatasetForm(form)
    const refused = await formAnswer(values, async () => {
      const { dataset } = await readForCurator(locals.actor, params.id)
      const kept = { id: params.id, version: versionField(form), kind: dataset.kind }
      await saveDataset(locals.actor, locals.signed?.name ?? '', kept, input)
    })
    return refused ?? doneAt(cookies, `/urad/data/sady/${params.id}`)
  },
}
