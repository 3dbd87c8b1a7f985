import { error } from '@sveltejs/kit'
import {
  distributionFields,
  readForCurator,
  saveDistribution,
  type DistributionForm,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { dataset, linked } = await answer(readForCurator(locals.actor, params.id))
  const title = dataset.title
  if (params.odkaz === 'novy')
    return {
      title,
      kind: url.searchParams.get('druh') === 'sluzba' ? ('service' as const) : ('file' as const),
      values: {} as Record<string, string>,
      id: crypto.randomUUID(),
      version: '',
    }
  const known = linked.find(({ id }) => id === params.odkaz)
  if (!known) error(404)
  const values = Object.fromEntries(
    distributionFields.map((name) => [name, String((name === 'conformsTo' ? known.conformsTo[0] : known[name]) ?? '')]),
  )
  return { title, kind: known.kind, values, id: known.id, version: String(known.version) }
}

export const actions: Actions = {
  default: async ({ request, params, locals, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, distributionFields)
    const id = field(form, 'id')
    const refused = await formAnswer({ ...values, id }, () =>
      saveDistribution(
        locals.actor,
        params.id,
        { id, version: versionField(form) },
        values as unknown as DistributionForm,
      ),
    )
    return refused ?? doneAt(cookies, `/urad/data/sady/${params.id}`)
  },
}
