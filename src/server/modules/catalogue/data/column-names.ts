import { folded } from '../../../../shared/format/folded.ts'

export const mostColumns = 1000

/** A refusal of a file, with a sentence for whoever sent it. */
export class Refused extends Error {
  override name = 'Refused'
}

/**
 * Names of columns for programs, made of the heads of a table.
 * @throws Refused for heads that are empty, repeated, or too many
 */
export function columnNames(heads: readonly string[]): string[] {
  if (heads.length > mostColumns)
    throw new Refused(
      `Tabulka má ${heads.length} sloupců, nejvýš jich smí být ${mostColumns}. Rozdělte ji, nebo sloupce převeďte na řádky.`,
    )
  const empty = heads.findIndex((head) => head.trim() === '')
  if (empty >= 0)
    throw new Refused(
      `Sloupec č. ${empty + 1} nemá název. První řádek musí být záhlaví; doplňte název, nebo prázdný sloupec smažte.`,
    )
  const seen = new Map<string, number>()
  for (const [at, head] of heads.entries()) {
    const earlier = seen.get(head.trim().toLowerCase())
    if (earlier !== undefined)
      throw new Refused(
        `Název „${head.trim()}“ má sloupec č. ${earlier + 1} i č. ${at + 1}. Jeden z nich přejmenujte.`,
      )
    seen.set(head.trim().toLowerCase(), at)
  }
  // DuckDB's own name of the place of a row
  const taken = new Set<string>(['file_row_number'])
  return heads.map((head) => {
    const base =
      folded(head)
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .replace(/^(?=\d)/, 's_')
        .slice(0, 60) || 'sloupec'
    let name = base
    for (let at = 2; taken.has(name); at++) name = `${base}_${at}`
    taken.add(name)
    return name
  })
}
