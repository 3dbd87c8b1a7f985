import { readData, readForCurator, saveDictionary } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { ColumnNote } from '#shared/catalogue/column.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const [{ dataset }, { versions, notes, mark }] = await Promise.all([
    answer(readForCurator(locals.actor, params.id)),
    answer(readData(locals.actor, params.id)),
  ])
  return {
    title: dataset.title,
    columns: versions.find(({ columns }) => columns.length > 0)?.columns ?? [],
    notes,
    mark,
  }
}

export const actions: Actions = {
  default: async ({ request, params, locals, cookies }) => {
    const form = await request.formData()
    const given = Object.fromEntries(
      form.getAll('sloupec').map((name) => {
        const of = (what: string) => field(form, `${what}-${String(name)}`)
        const note = {
          title: of('title'),
          description: of('description'),
          unit: of('unit'),
          ...(of('type') === '' ? {} : { type: of('type') }),
          key: of('key') === 'ano',
        }
        return [String(name), note as ColumnNote]
      }),
    )
    const refused = await formAnswer({ given }, () =>
      saveDictionary(locals.actor, locals.signed?.name ?? '', params.id, given, field(form, 'znacka')),
    )
    return refused ?? doneAt(cookies, `/urad/data/sady/${params.id}/data`)
  },
}
