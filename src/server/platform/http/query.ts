/** Reads a query string gently: what is not understood is left out, and said. */
export function readQuery(url: URL) {
  let misread = false
  const given = (name: string) =>
    url.searchParams
      .get(name)
      ?.replace(/\p{Cc}/gu, ' ')
      .toWellFormed()
      .trim() ?? ''
  return {
    text: (name: string, longest = 200): string | undefined => given(name).slice(0, longest) || undefined,
    slug: (name: string): string | undefined => {
      const value = given(name)
      if (value === '' || /^[a-z0-9-]{1,100}$/.test(value)) return value || undefined
      misread = true
      return undefined
    },
    oneOf: <Word extends string>(name: string, known: readonly Word[]): Word | undefined => {
      const found = known.find((word) => word === given(name))
      if (!found && given(name) !== '') misread = true
      return found
    },
    number: (name: string, lowest: number, highest: number): number | undefined => {
      const value = given(name)
      if (value === '') return undefined
      if (/^\d{1,6}$/.test(value) && Number(value) >= lowest && Number(value) <= highest) return Number(value)
      misread = true
      return undefined
    },
    misread: () => misread,
  }
}
