/**
 * A Czech amount in the hundredths of its unit: `1 250 000,50` is 125 000 050, `0,5` is 50.
 * Spaces part thousands, a comma or a dot the hundredths; a minus may stand on either side. Null when it is no such number.
 */
export function parseAmount(text: string): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/Kč$/u, '')
    .replace(/,-$/, '')
    .replace(/−/g, '-')
  const found = /^(-?)(\d{1,13})(?:[.,](\d{1,2}))?(-?)$/.exec(bare)
  if (!found) return null
  const [, before, whole, part = '', after] = found
  if (before && after) return null
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return before || after ? -amount || 0 : amount
}
