/** `2026-01-31` of `31. 1. 2026`, as people and spreadsheets write it; any other text stays as it is. */
export function isoDay(text: string): string {
  const found = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text)
  return found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : text
}
