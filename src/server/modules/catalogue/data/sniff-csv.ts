import { open } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { Refused } from './column-names.ts'

const looked = 2 ** 18

/**
 * The delimiter of a CSV file, its heads, and how many bytes before them are to be left out: empty ones, and the `sep=;` of spreadsheets.
 * @param given the delimiter, where it is known
 * @throws Refused for a file whose first line cannot be read
 */
export async function sniffCsv(
  path: string,
  given?: string,
): Promise<{ delimiter: string; heads: string[]; start: number }> {
  const handle = await open(path)
  const head = Buffer.alloc(looked)
  const { bytesRead } = await handle.read(head, 0, looked, 0)
  await handle.close()
  const text = head.subarray(0, bytesRead).toString('utf8').replace(/\ufffd+$/, '')
  const [before = ''] = /^(?:[ \t]*\r?\n)*(?:sep=[^\r\n]\r?\n(?:[ \t]*\r?\n)*)?/i.exec(text) ?? []
  const told = given ?? /sep=(.)/i.exec(before)?.[1]
  const table = text.slice(before.length)
  if (text.trim() === '') throw new Refused('Soubor je prázdný. Vyberte soubor s daty.')
  let best: { delimiter: string; heads: string[]; score: number } | undefined
  for (const delimiter of told ? [told] : [';', ',', '\t', '|']) {
    const rows = firstRows(table, delimiter)
    if (!rows?.[0]) continue
    const width = rows[0].length
    const alike = rows.filter((row) => row.length === width).length / rows.length
    const score = width === 1 ? 0 : alike * 100 + Math.min(width, 50)
    if (!best || score > best.score) best = { delimiter, heads: rows[0], score }
  }
  if (!best) throw new Refused('První řádek nejde přečíst: uvozovka v něm není ukončená. Opravte ji.')
  return {
    delimiter: best.delimiter,
    heads: best.heads.map((one) => one.trim()),
    start: Buffer.byteLength(before),
  }
}

function firstRows(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: false, skipEmptyLines: true, to: 20 })
  } catch {
    // what is broken further down is told row by row
    try {
      return parse(text, { delimiter, relaxColumnCount: true, skipEmptyLines: true, to: 1 })
    } catch {
      return null
    }
  }
}
