import { listForCurator } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

const perPage = 100

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const asked = {
    text: query.text('text') ?? '',
    state: query.oneOf('stav', ['draft', 'published', 'withdrawn', 'overdue'] as const) ?? '',
  }
  const all = await answer(listForCurator(locals.actor))
  const words = asked.text.toLocaleLowerCase('cs')
  const matching = all.filter(
      (one) =>
        (asked.state === '' || (asked.state === 'overdue' ? one.overdue : one.state === asked.state)) &&
        `${one.title} ${one.publisher}`.toLocaleLowerCase('cs').includes(words),
  )
  const page = query.number('strana', 1, 10_000) ?? 1
  return {
    asked,
    any: all.length > 0,
    total: matching.length,
    page,
    pages: Math.ceil(matching.length / perPage),
    datasets: matching.slice((page - 1) * perPage, page * perPage),
  }
}
