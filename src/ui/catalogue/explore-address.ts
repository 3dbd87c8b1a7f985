/** A question about a table as it stands in an address; the same words as in the API. */
export interface AskedQuery {
  filters: readonly { column: string; operator: string; value: string }[]
  text: string
  sort: readonly { column: string; descending: boolean }[]
  group: readonly { column: string; bucket: string | null }[]
  aggregates: readonly { function: string; column: string | null }[]
}

/** The parameters of a question; empty ones are left out. @param change what is to be otherwise */
export function queryParameters(
  query: AskedQuery,
  change: Readonly<Record<string, string | null>> = {},
): URLSearchParams {
  const parameters = new URLSearchParams()
  const sort = query.sort.map(({ column, descending }) => (descending ? `-${column}` : column)).join(',')
  const group = query.group.map(({ column, bucket }) => (bucket ? `${column}:${bucket}` : column)).join(',')
  const agg = query.aggregates
    .map((one) => (one.column ? `${one.function}:${one.column}` : one.function))
    .join(',')
  const usual: Record<string, string> = { q: query.text, sort, group, agg }
  for (const { column, operator, value } of query.filters)
    parameters.append('filter', `${column}:${operator}:${value}`)
  for (const [name, value] of Object.entries({ ...usual, ...change })) if (value) parameters.set(name, value)
  return parameters
}
