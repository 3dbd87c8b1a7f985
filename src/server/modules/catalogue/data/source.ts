import type { LoadedTable } from '../../../../shared/catalogue/column.ts'

/** A foreign table in DuckDB as `raw`: every value still a text. */
export interface Source {
  names: string[]
  heads: string[]
  textual: ReadonlySet<string>
  faults: LoadedTable['faults']
}

