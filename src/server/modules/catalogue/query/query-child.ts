// Answers questions about published tables. Lives beside the server and is killed when a question does not end.
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '../data/sql-text.ts'
import { checkSelect } from './check-select.ts'

export interface Ask {
  id: number
  /** The table: a Parquet file, the only one that the question may read */
  file: string
  sql: string
  values?: readonly (string | number | boolean | null)[]
  /** Somebody else's words: only a select over the table `data` is taken */
  foreign?: boolean
  /** Rows at the most; one more is read to know whether there are others */
  limit: number
  /** Milliseconds */
  time: number
  /** Written to this file instead of being answered; with the folder of all exports */
  export?: { path: string; folder: string; format: 'csv' | 'json' | 'parquet' }
}

export type Answer =
  | { id: number; columns: { name: string; type: string }[]; rows: unknown[][]; more: boolean }
  | { id: number; exported: true }
  | { id: number; refused: { code: 'wrong' | 'slow' | 'big' | 'busy'; message: string } }

const mostOpen = 6
const opened = new Map<string, Promise<DuckDBInstance>>()

/** One database per table, and one more that writes its exports, locked: nothing but that file can be read, nothing elsewhere written. */
function open(file: string, exports: string | undefined): Promise<DuckDBInstance> {
  const key = `${file} ${exports ?? ''}`
  const known = opened.get(key)
  if (known) {
    opened.delete(key)
    opened.set(key, known)
    return known
  }
  const made = (async () => {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '2',
      memory_limit: '512MB',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      max_temp_directory_size: '0B',
    })
    const db = await instance.connect()
    await db.run("set TimeZone = 'UTC'")
    await db.run(`create view data as select * from read_parquet(${quoted(file)})`)
    // with the place of each row, so that rows that are equal in an order still have one
    await db.run(
      `create view numbered as select * from read_parquet(${quoted(file)}, file_row_number = true)`,
    )
    await db.run(`set allowed_paths = [${quoted(file)}]`)
    if (exports !== undefined) await db.run(`set allowed_directories = [${quoted(exports)}]`)
    await db.run('set enable_external_access = false')
    await db.run('set lock_configuration = true')
    db.closeSync()
    return instance
  })()
  opened.set(key, made)
  made.catch(() => opened.delete(key))
  for (const oldest of opened.keys()) {
    if (opened.size <= mostOpen) break
    opened.delete(oldest)
  }
  return made
}

async function answer(ask: Ask): Promise<Answer> {
  const instance = await open(ask.file, ask.export?.folder).catch(() => undefined)
  if (!instance) return { id: ask.id, refused: { code: 'wrong', message: 'data nejdou otevřít' } }
  const db = await instance.connect()
  let late = false
  const timer = setTimeout(() => {
    late = true
    db.interrupt()
  }, ask.time)
  try {
    if (ask.foreign) await checkSelect(db, ask.sql)
    if (ask.export) return await exported(db, ask)
    const read = await db.streamAndReadUntil(ask.sql, ask.limit + 1, [...(ask.values ?? [])] as never)
    const rows = read.getRowsJson()
    if (tooLarge(rows)) return { id: ask.id, refused: { code: 'big', message: '' } }
    return {
      id: ask.id,
      columns: read.columnNames().map((name, at) => ({ name, type: String(read.columnType(at)) })),
      rows: rows.slice(0, ask.limit),
      more: rows.length > ask.limit,
    }
  } catch (problem) {
    const message = (problem as Error).message
    if (late || /interrupt/i.test(message)) return { id: ask.id, refused: { code: 'slow', message: '' } }
    if (/out of memory|temp_directory|temporary file/i.test(message))
      return { id: ask.id, refused: { code: 'big', message: '' } }
    return { id: ask.id, refused: { code: 'wrong', message: withoutPaths(message) } }
  } finally {
    clearTimeout(timer)
    db.closeSync()
  }
}

const options = {
  csv: 'format csv, header true, use_tmp_file false',
  json: 'format json, array true, use_tmp_file false',
  parquet: 'format parquet, compression zstd, use_tmp_file false',
}

/** Whether a stranger's select has more rows than an answer may have; a file of them would fill the disk. */
const tooMany = async (db: DuckDBConnection, sql: string, limit: number): Promise<boolean> =>
  (await db.streamAndReadUntil(sql, limit + 1)).currentRowCount > limit

async function exported(db: DuckDBConnection, { id, sql, export: to, foreign, limit }: Ask): Promise<Answer> {
  if (foreign && (await tooMany(db, sql, limit))) return { id, refused: { code: 'big', message: '' } }
  await db.run(`copy (${sql}) to ${quoted(to!.path)} (${options[to!.format]})`)
  return { id, exported: true }
}

const largestAnswer = 30_000_000

/** Whether an answer is longer than anybody would read: so many characters of texts. */
function tooLarge(rows: readonly unknown[][]): boolean {
  let length = 0
  for (const row of rows)
    for (const cell of row) {
      length +=
        typeof cell === 'string' ? cell.length : typeof cell === 'object' ? JSON.stringify(cell).length : 8
      if (length > largestAnswer) return true
    }
  return false
}

/** Nobody needs to know where files lie. */
const withoutPaths = (message: string): string => message.replace(/\/[\w./-]{8,}/g, '…').slice(0, 500)

process.on('message', (ask: Ask) => {
  void answer(ask).then((given) => process.send!(given))
})
process.on('disconnect', () => process.exit(0))
