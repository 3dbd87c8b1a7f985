import { DomainError } from '#server/platform/domain-error.ts'
import { readTableQuery, views, type TableQuery, type View } from '#server/modules/catalogue/index.ts'
import { readQuery } from '#server/platform/http/query.ts'

/** The view and the question that an address asks for; what cannot be read is said, and the table is shown without it. */
export function readAddress(url: URL): { view: View; page: number; query: TableQuery; problem: string | null } {
  const query = readQuery(url)
  const view = query.oneOf('pohled', views) ?? 'tabulka'
  const page = query.number('strana', 1, 100_000) ?? 1
  try {
    return { view, page, query: readTableQuery(url.searchParams), problem: null }
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem
    return { view, page, query: readTableQuery(new URLSearchParams()), problem: problem.message }
  }
}

/**
 * The form asks by fields that people fill in; the address that it leads to speaks like the API.
 * @returns null when the address is already the plain one
 */
export function plainAddress(url: URL): string | null {
  const given = url.searchParams
  if (!given.has('formular')) return null
  const plain = new URLSearchParams()
  const keep = (name: string, value: string | null) => {
    if (value) plain.append(name, value)
  }
  keep('pohled', given.get('pohled'))
  keep('q', given.get('q'))
  const [columns, ways, values] = ['sloupec', 'jak', 'hodnota'].map((name) => given.getAll(name))
  columns!.forEach((column, at) => {
    const way = ways![at] ?? 'eq'
    const value = values![at] ?? ''
    if (column !== '' && (value !== '' || way === 'null' || way === 'notnull')) keep('filter', `${column}:${way}:${value}`)
  })
  const sort = given.get('razeni')
  if (sort) keep('sort', given.has('sestupne') ? `-${sort}` : sort)
  keep('group', [...new Set(given.getAll('skupina'))].filter((one) => one !== '').join(','))
  const compute = given.get('funkce')
  if (compute === 'count') keep('agg', 'count')
  else if (compute && given.get('zceho')) keep('agg', `${compute}:${given.get('zceho')}`)
  return plain.size > 0 ? `${url.pathname}?${plain}` : url.pathname
}
