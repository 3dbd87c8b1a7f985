// Compares two versions of a table; lives only for it, with a cap on its memory and time.
import { DuckDBInstance } from '@duckdb/node-api'
import type { Column } from '../../../../shared/catalogue/column.ts'
import { compareTables, type Compared } from './compare-tables.ts'
import { memoryFor } from './limits.ts'

export interface CompareInput {
  before: Compared
  after: { path: string; columns: readonly Column[] }
  /** For what does not fit into memory */
  folder: string
}

process.on('message', ({ input }: { input: CompareInput }) => {
  void compare(input).then((output) => process.send!({ output }))
})

async function compare({ before, after, folder }: CompareInput) {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${memoryFor(after.columns.length)}MB`,
    temp_directory: folder,
  })
  return compareTables(await instance.connect(), before, after)
}
