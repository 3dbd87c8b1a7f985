import { importPayments, listCases } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { readFile } from '#server/platform/http/read-fields.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { procedureNames } from '#shared/cases/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const asked = {
    whose: query.oneOf('ci', ['mine', 'nobody'] as const),
    which: query.oneOf('stav', ['open', 'ended'] as const) ?? ('open' as const),
    procedure: query.oneOf('druh', procedureNames),
    text: query.text('text', 200),
    page: query.number('strana', 1, 9999) ?? 1,
  }
  return { asked, ...(await answer(listCases(locals.actor, asked))) }
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    let told = { noted: 0, aside: 0, wrong: [] as string[] }
    const refused = await formAnswer({}, async () => {
      const bytes = new Uint8Array(await readFile(form).arrayBuffer())
      told = await importPayments(locals.actor, locals.signed?.name ?? '', bytes)
    })
    return refused ?? { told }
  },
}
