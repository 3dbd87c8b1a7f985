import { redirect } from '@sveltejs/kit'
import { datasetChoices, saveDataset } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { readDatasetForm } from '../read-dataset-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  choices: await answer(datasetChoices(locals.actor)),
  kind: url.searchParams.get('druh') === 'serie' ? ('series' as const) : ('dataset' as const),
  sourceId: url.searchParams.get('zdroj') ?? '',
  id: crypto.randomUUID(),
})

export const actions: Actions = {
  ulozit: async ({ request, locals }) => {
    const form = await request.formData()
    const { values, input } = readDatasetForm(form)
    const id = field(form, 'id')
    const kind = field(form, 'kind') === 'series' ? 'series' : 'dataset'
    const refused = await formAnswer({ ...values, id, kind }, async () => {
      await saveDataset(locals.actor, locals.signed?.name ?? '', { id, version: null, kind }, input)
    })
    return refused ?? redirect(303, `/urad/data/sady/${id}`)
  },
}
