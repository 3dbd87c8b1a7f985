import { listCases } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { procedureNames } from '#shared/cases/words.ts'
import type { PageServerLoad } from './$types'

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
