import { drillDown } from '#server/modules/budget/index.ts'
import { notFound } from '#server/platform/domain-error.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { sides } from '#shared/budget/words.ts'

/** One step into the budget of a year, as its address asks: one page of it, or all. @throws DomainError `not_found` */
export async function readDrill(rok: string, url: URL, { paged }: { paged: boolean }) {
  if (!/^(?:19|20)\d\d$/.test(rok)) throw notFound()
  const query = readQuery(url)
  const code = (name: string) => {
    const text = query.text(name, 6)
    return text && /^\d{4,6}$/.test(text) ? text : undefined
  }
  const [paragraf, polozka] = [code('paragraf'), code('polozka')]
  return drillDown(
    Number(rok),
    query.oneOf('strana', sides) ?? 'expenditure',
    // an item alone has no paragraf above it
    { paragraf, polozka: paragraf ? polozka : undefined },
    paged ? (query.number('list', 1, 9999) ?? 1) : undefined,
  )
}
