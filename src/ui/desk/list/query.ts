/** Address of a list with some parts of its query changed; null leaves a part out. */
export function addressWith(base: string, query: string, changes: Record<string, string | null>): string {
  const parts = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    if (value === null) parts.delete(name)
    else parts.set(name, value)
  return parts.size > 0 ? `${base}?${parts}` : base
}

const passing = ['strana', 'detail', 'upravit']

/** The conditions of a view of a list, whatever their order and page: two views that show the same have the same text. */
export const conditionsOf = (query: string): string =>
  [...new URLSearchParams(query)]
    .filter(([name, value]) => value !== '' && !passing.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
