import { parse } from 'csv-parse/sync'
import { ChildError, runInChild } from '../child/run-in-child.ts'
import { DomainError } from '../domain-error.ts'
import { decodeText } from './detect-kind.ts'

const longest = 200_000

/**
 * Rows of a table, as text: CSV whatever its encoding and delimiter, or the first sheet of an XLSX, which is read in a child
 * with caps of 20 s and 512 MB.
 * @throws DomainError `unreadable_table`
 */
export async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readTable(bytes)
  try {
    return await runInChild<string[][]>(
      'src/server/platform/documents/read-sheet-child.ts',
      { bytes },
      { time: 20_000, memory: 512 },
    )
  } catch (error) {
    if (error instanceof ChildError)
      throw unreadable('tabulka XLSX je poškozená, nebo se po rozbalení nevejde do paměti')
    throw error
  }
}

/**
 * Rows of a CSV file, whatever its encoding and delimiter.
 * @throws DomainError `unreadable_table`
 */
export function readTable(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  if (text.includes('\0')) throw unreadable('to není textový soubor')
  const [head = ''] = text.split(/\r?\n/, 1)
  const delimiter = [';', '\t', ','].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  )
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
      to: longest + 1,
    })
    if (rows.length > longest) throw unreadable(`má víc než ${longest} řádků`)
    return rows
  } catch (error) {
    if (error instanceof DomainError) throw error
    const message = (error as Error).message
    const line = /line (\d+)/.exec(message)?.[1]
    throw unreadable(
      /quote/i.test(message)
        ? `uvozovka${line ? ` u řádku ${line}` : ''} není ukončená`
        : `řádky nejde rozdělit na sloupce${line ? `, chyba je u řádku ${line}` : ''}`,
    )
  }
}

const unreadable = (why: string) =>
  new DomainError(
    'unreadable_table',
    `Soubor nejde přečíst: ${why}. Uložte tabulku jako CSV a nahrajte ji znovu.`,
  )
