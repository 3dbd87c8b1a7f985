import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { folded } from '../../../../shared/format/folded.ts'
import type { LoadNote, RowFault } from '../../../../shared/catalogue/column.ts'
import { Refused } from './column-names.ts'
import type { Rows } from './read-geojson.ts'

/** The first sheet of a workbook: numbers stay numbers, what is written as a text stays a text. */
export async function readXlsx(path: string, told: LoadNote[]): Promise<Rows & { faults: RowFault[] }> {
  const { readSheet } = await import('read-excel-file/node')
  const all = await readSheet(path).catch((problem: unknown) => {
    throw new Refused(`Sešit nejde přečíst: ${(problem as Error).message.slice(0, 200)}. Uložte ho znovu jako XLSX.`)
  })
  // a title above the table is no head, an empty row is nothing
  const top = Math.max(0, all.findIndex((row) => row.some((cell) => cell !== null)))
  const [head = [], ...body] = all.slice(top)
  const heads = head.map((cell) => (cell === null ? '' : String(cell as string)))
  const width = heads.findLastIndex((one) => one.trim() !== '') + 1
  const kept = heads.slice(0, width)
  const textual = new Set<string>()
  const filled = body.map((row) => row.some((cell) => cell !== null))
  const rows = body
    .filter((_, at) => filled[at])
    .map((row) =>
      kept.map((name, at) => {
        const cell: unknown = row[at] ?? null
        if (cell === null) return null
        if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '')
        if (typeof cell === 'string') textual.add(name)
        // a spreadsheet keeps an IČO as a number and shows its zeros only
        if (typeof cell === 'number' && isIco(name) && Number.isSafeInteger(cell)) return String(cell).padStart(8, '0')
        return String(cell as string | number | boolean)
      }),
    )
  const { others, errors } = await lookInside(path)
  if (others.length > 0) told.push({ code: 'sheets', names: others.join(', ') })
  const faults = errors.flatMap(({ row, column, value }): RowFault[] => {
    const at = row - top - 2
    // the order of the record among those that are not empty
    return at < 0 || !kept[column]
      ? []
      : [{ row: filled.slice(0, at).filter(Boolean).length + 1, column: kept[column], value, code: 'cell-error' }]
  })
  return { heads: kept, rows, textual: withoutDates(rows, heads, textual), sjtsk: false, faults }
}

const isIco = (head: string): boolean => /^ico?$|\bico\b/.test(folded(head))

/** A day typed as a text is still a day. */
function withoutDates(rows: readonly (string | null)[][], heads: readonly string[], textual: Set<string>): Set<string> {
  return new Set(
    [...textual].filter((name) => {
      const at = heads.indexOf(name)
      return !rows.every((row) => row[at] === null || /^\d{4}-\d{2}-\d{2}|^\d{1,2}\. ?\d{1,2}\. ?\d{4}/.test(row[at]!))
    }),
  )
}

const largestSheet = 200 * 2 ** 20
const mostErrors = 500

/** What the reader of sheets does not tell: names of the other sheets, and cells whose formula failed (ECMA-376, § 18.18.11). */
async function lookInside(path: string) {
  const bytes = new Uint8Array(await readFile(path))
  const part = (name: string): string => {
    const found = unzipSync(bytes, { filter: (file) => file.name === name && file.originalSize <= largestSheet })[name]
    return found ? strFromU8(found) : ''
  }
  const sheets = [...part('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, given = '']) => ({
    name: /\bname="([^"]*)"/.exec(given)?.[1] ?? '',
    relation: /:id="([^"]*)"/.exec(given)?.[1] ?? '',
  }))
  const relation = [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s([^>]*)>/g)]
    .map(([, given = '']) => given)
    .find((given) => given.includes(`Id="${sheets[0]?.relation}"`))
  const target = /Target="([^"]*)"/.exec(relation ?? '')?.[1] ?? ''
  const sheet = part(target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
  const errors: { row: number; column: number; value: string }[] = []
  for (const [, given = '', inside = ''] of sheet.matchAll(/<c\s([^>]*\bt="e"[^>]*)>(.{0,2000}?)<\/c>/gs)) {
    const [, letters = '', row = ''] = /\br="([A-Z]+)(\d+)"/.exec(given) ?? []
    if (letters === '' || errors.length >= mostErrors) continue
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    errors.push({ row: Number(row), column, value: /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? '' })
  }
  return { others: sheets.slice(1).map(({ name }) => name), errors }
}
