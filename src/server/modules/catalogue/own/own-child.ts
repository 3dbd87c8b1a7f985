// Makes tables and files of the city hall's own datasets, all that have changed at once; lives only for them.
import type { LoadedTable } from '../../../../shared/catalogue/column.ts'
import type { FilesOutput } from '../data/make-files.ts'
import type { LoadInput } from '../data/load-table.ts'
import type { Compared } from '../data/compare-tables.ts'

export interface OwnInput {
  tables: { load: LoadInput; before: Compared | null }[]
}
export type OwnOutput = { table: LoadedTable; files: FilesOutput }[]

async function make({ tables }: OwnInput): Promise<OwnOutput> {
  const { loadTable } = await import('../data/load-table.ts')
  const { makeFiles } = await import('../data/make-files.ts')
  const output: OwnOutput = []
  for (const { load, before } of tables) {
    const table = await loadTable(load)
    const parquet = `${load.folder}/data.parquet`
    const { columns, rows } = table
    output.push({ table, files: await makeFiles({ parquet, columns, rows, folder: load.folder, before }) })
  }
  return output
}

process.on('message', ({ input }: { input: OwnInput }) => {
  void make(input).then((output) => process.send!({ output }))
})
