import { parse } from 'csv-parse/sync'
import { DomainError } from '../../../platform/domain-error.ts'

const longest = 50_000

/** Text of a foreign file: UTF-8, UTF-16 with its mark, else Windows-1250. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1250').decode(bytes)
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
    throw unreadable(`řádky nejde rozdělit na sloupce (${(error as Error).message})`)
  }
}

const unreadable = (why: string) =>
  new DomainError(
    'unreadable_table',
    `Soubor nejde přečíst: ${why}. Uložte tabulku jako CSV a nahrajte ji znovu.`,
  )
