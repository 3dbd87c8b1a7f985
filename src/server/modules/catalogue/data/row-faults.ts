import type { DuckDBConnection } from '@duckdb/node-api'
import type { LoadNote, LoadedTable, RowFault } from '../../../../shared/catalogue/column.ts'

export const mostFaults = 500

const codes: Readonly<Record<string, RowFault['code']>> = {
  'MISSING COLUMNS': 'missing-columns',
  'TOO MANY COLUMNS': 'too-many-columns',
  'UNQUOTED VALUE': 'quote',
  'INVALID ENCODING': 'encoding',
  'INVALID STATE': 'quote',
}

/** Lines of a CSV that could not be taken over, each once, with what is wrong. They are not in the table. */
export async function rowFaults(
  db: DuckDBConnection,
  told: LoadNote[],
): Promise<LoadedTable['faults']> {
  const counted = await db.runAndReadAll('select count(distinct line) from bad')
  const total = Number(counted.getRowsJson()[0]![0])
  const read = await db.runAndReadAll(
    `select line, first(error_type), left(first(csv_line), 200), max(length(csv_line) - length(replace(csv_line, chr(10), ''))) from bad group by line order by line limit ${mostFaults}`,
  )
  for (const [line, type, , more] of read.getRowsJson())
    // a quote never closed takes everything up to the next one with it
    if (codes[String(type)] === 'quote' && Number(more) > 0)
      told.push({ code: 'swallowed', row: Number(line) - 1, lines: Number(more) })
  return {
    total,
    rows: total,
    list: read.getRowsJson().map(([line, type, text]) => ({
      row: Number(line) - 1,
      column: null,
      value: String(text ?? '').slice(0, 200),
      code: codes[String(type)] ?? 'other',
    })),
  }
}
