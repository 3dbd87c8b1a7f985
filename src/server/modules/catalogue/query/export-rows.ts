import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bytes } from '../../../platform/files/bytes.ts'
import { onClose } from '../../../platform/http/closing.ts'
import { csvCell } from '../data/make-files.ts'
import { exportTable } from './ask-table.ts'
import { mostSqlRows } from './limits.ts'
import { growingFile } from './growing-file.ts'
import type { PublishedTable } from './published-table.ts'
import { countUse } from '../readers/count-use.ts'
import { aggregateName, buildQuery, withValues, type TableQuery } from './table-query.ts'

export const exportFormats = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const
export type ExportFormat = keyof typeof exportFormats

/**
 * Everything that matches a question, as a file without any limit on rows, sent while it is written.
 * @throws DomainError `wrong_parameter`, `query_too_slow`, `query_too_big`
 */
export async function exportRows(
  table: PublishedTable,
  query: TableQuery,
  format: ExportFormat,
): Promise<Bytes> {
  const built = withValues(buildQuery(query, table.columns))
  const plain = query.group.length === 0 && query.aggregates.length === 0
  const kept =
    query.select.length > 0 ? table.columns.filter(({ name }) => query.select.includes(name)) : table.columns
  countUse(table.dataset.id, 'download')
  const cells = plain ? orderedCells(query, kept) : groupedCells(query, table)
  return exportSql(table.file, format === 'csv' ? `select ${cells} from (${built})` : built, format)
}

/** What was grouped or computed of texts is a text too. */
const groupedCells = (query: TableQuery, table: PublishedTable): string =>
  [
    ...query.group.map(({ column, bucket }) => ({ name: column, of: bucket === null ? column : null })),
    ...query.aggregates.map((one) => ({
      name: aggregateName(one),
      of: one.function === 'min' || one.function === 'max' ? one.column : null,
    })),
  ]
    .map(({ name, of }) =>
      csvCell({ type: 'decimal', ...table.columns.find((one) => one.name === of), name }),
    )
    .join(', ')

const orderedCells = (query: TableQuery, kept: PublishedTable['columns']) =>
  (query.select.length > 0 ? query.select.map((name) => kept.find((one) => one.name === name)!) : kept)
    .map(csvCell)
    .join(', ')

const longestExport = 120_000

let folderOfExports: Promise<string> | undefined

/** Files on their way; one folder as long as the server runs, so that a table stays open for the next export of it. */
const exportsFolder = (): Promise<string> =>
  (folderOfExports ??= mkdtemp(join(tmpdir(), 'radnice-export-')).then((folder) => {
    onClose(() => rm(folder, { recursive: true, force: true }))
    return folder
  }))

/** The answer to a select as a file, sent while it is written. @param foreign the text is somebody else's */
export async function exportSql(
  file: string,
  sql: string,
  format: ExportFormat,
  { foreign = false }: { foreign?: boolean } = {},
): Promise<Bytes> {
  const folder = await exportsFolder()
  const path = join(folder, `${randomUUID()}.${format}`)
  const written = exportTable({
    file,
    sql,
    foreign,
    limit: foreign ? mostSqlRows : 0,
    time: foreign ? 10_000 : longestExport,
    export: { path, folder, format },
  })
  try {
    await Promise.race([written, begun(path, written)])
  } catch (problem) {
    await rm(path, { force: true })
    throw problem
  }
  return growingFile(path, written)
}
/** Ends when the first bytes stand in the file: until then a refusal can still be told. */
async function begun(path: string, written: Promise<unknown>): Promise<void> {
  let over = false
  written.then(
    () => (over = true),
    () => (over = true),
  )
  while (!over && !((await stat(path).catch(() => null))?.size ?? 0)) await pause(4)
}
