import type { DuckDBConnection } from '@duckdb/node-api'
import type { LoadedTable, RowFault } from '../../../../shared/catalogue/column.ts'

export const mostFaults = 500

const codes: Readonly<Record<string, RowFault['code']>> = {
  'MISSING COLUMNS': 'missing-columns',
  'TOO MANY COLUMNS': 'too-many-columns',
  'UNQUOTED VALUE': 'quote',
  'INVALID ENCODING': 'encoding',
  'INVALID STATE': 'quote',
}

/** Lines of a CSV that could not be taken over, each once, with what is wrong. They are not in the table. */
export async function rowFaults(db: DuckDBConnection): Promise<LoadedTable['faults']> {
  const counted = await db.runAndReadAll('select count(distinct line) from bad')
  const total = Number(counted.getRowsJson()[0]![0])
  const read = await db.runAndReadAll(
    `select line, first(error_type), first(csv_line) from bad group by line order by line limit ${mostFaults}`,
  )
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
