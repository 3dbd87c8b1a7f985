import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { ColumnNote, LoadNote, LoadedTable, RowFault } from '../../../../shared/catalogue/column.ts'
import { columnNames, Refused } from './column-names.ts'
import { rowFaults } from './row-faults.ts'
import { readGeoJson, tableOf, type Rows } from './read-geojson.ts'
import { readXlsx } from './read-xlsx.ts'
import { sniffCsv } from './sniff-csv.ts'
import { memoryFor, rowsTogether } from './limits.ts'
import { named, quoted } from './sql-text.ts'
import type { Source } from './source.ts'
import { spoolText } from './spool-text.ts'
import { typeTable } from './type-table.ts'

export interface LoadInput {
  /** The file as it came */
  path: string
  fileName: string
  /** An empty folder for what is made of it; `data.parquet` is the table */
  folder: string
  notes: Readonly<Record<string, ColumnNote>>
}

const largestJson = 200 * 2 ** 20

/**
 * Reads a file of a table, whatever it is, decides types by all its rows, and writes Parquet. Runs in a child of its own.
 * @throws Refused with a sentence for whoever sent it
 */
export async function loadTable({ path, fileName, folder, notes }: LoadInput): Promise<LoadedTable> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '200MB',
    temp_directory: folder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const db = await instance.connect()
  await db.run("set TimeZone = 'UTC'")
  const target = join(folder, 'data.parquet')
  const kind = await kindOf(path, fileName)
  const told: LoadNote[] = []
  const source = await readSource(db, kind, path, folder, told)
  return typeTable(db, source, { notes, target, told })
}

/** How files begin that are no tables: PDF, programs, old Office, pictures, archives. */
const foreign = ['%PDF', 'MZ\u0090\0', '\u007fELF', '\u00d0\u00cf\u0011\u00e0', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b']

type Kind = 'csv' | 'json' | 'ndjson' | 'geojson' | 'xlsx' | 'parquet'

async function kindOf(path: string, fileName: string): Promise<Kind> {
  const handle = await open(path)
  const head = Buffer.alloc(4096)
  const { bytesRead } = await handle.read(head, 0, 4096, 0)
  await handle.close()
  if (bytesRead === 0) throw new Refused('Soubor je prázdný. Vyberte soubor s daty.')
  const magic = head.subarray(0, 4).toString('latin1')
  if (magic === 'PAR1') return 'parquet'
  if (magic === 'PK\u0003\u0004') return 'xlsx'
  if (foreign.some((one) => magic.startsWith(one)))
    throw new Refused('Takový soubor neumíme přečíst. Nahrajte CSV, XLSX, JSON, GeoJSON, nebo Parquet.')
  if (/\.(xlsx|parquet)$/i.test(fileName))
    throw new Refused('Soubor se tak jen jmenuje, sešit ani Parquet to není. Uložte tabulku znovu a nahrajte ji.')
  const text = head.subarray(0, bytesRead).toString('utf8').replace(/^\ufeff/, '').trimStart()
  const lines = /\.(ndjson|jsonl|ljson)$/i.test(fileName) || /\}\s*\n\s*\{/.test(text)
  if (text.startsWith('{') && lines && !/"type"\s*:\s*"FeatureCollection"/.test(text)) return 'ndjson'
  if (text.startsWith('{')) return 'geojson'
  if (text.startsWith('[')) return 'json'
  return 'csv'
}

async function readSource(
  db: DuckDBConnection,
  kind: Kind,
  path: string,
  folder: string,
  told: LoadNote[],
): Promise<Source> {
  if (kind === 'parquet') return readParquet(db, path, folder)
  if (kind === 'csv') {
    const text = await spoolText(path, join(folder, 'text.csv'))
    if (text.encoding !== 'UTF-8') told.push({ code: 'encoding', encoding: text.encoding })
    return readCsv(db, text.path, folder, told)
  }
  const rows = await readRows(kind, path, told)
  if (rows.sjtsk) told.push({ code: 'sjtsk' })
  const written = join(folder, 'rows.csv')
  await pipeline(Readable.from(csvLines(rows)), createWriteStream(written))
  const source = await readCsv(db, written, folder, [], { plain: true })
  const list = (rows.faults ?? []).map((one) => ({ ...one, column: source.names[rows.heads.indexOf(one.column ?? '')] ?? null }))
  const faults = list.length > 0 ? { total: list.length, rows: new Set(list.map(({ row }) => row)).size, list } : source.faults
  return { ...source, faults, textual: namesOfTextual(rows) }
}

const namesOfTextual = (rows: Rows): Set<string> => {
  const names = columnNames(rows.heads)
  return new Set(names.filter((_, at) => rows.textual.has(rows.heads[at]!)))
}

async function readRows(
  kind: 'json' | 'ndjson' | 'geojson' | 'xlsx',
  path: string,
  told: LoadNote[],
): Promise<Rows & { faults?: RowFault[] }> {
  if (kind === 'xlsx') return readXlsx(path, told)
  if ((await stat(path)).size > largestJson)
    throw new Refused('JSON smí mít nejvýš 200 MB. Větší data nahrajte jako CSV nebo Parquet.')
  if (kind === 'ndjson') {
    const objects: Record<string, unknown>[] = []
    for await (const line of createInterface({ input: createReadStream(path, 'utf8') }))
      if (line.trim() !== '') objects.push(asObject(parseJson(line), objects.length))
    return { ...tableOf(objects), sjtsk: false }
  }
  const document = parseJson((await readFile(path, 'utf8')).replace(/^\ufeff/, ''))
  if (kind === 'geojson') return readGeoJson(document)
  return { ...tableOf((document as unknown[]).map(asObject)), sjtsk: false }
}

function parseJson(text: string): unknown {
  try {
    return longWhole.test(text) ? (JSON.parse(text, keepLong as never) as unknown) : JSON.parse(text)
  } catch (problem) {
    throw new Refused(`Soubor není platný JSON${placeOfFault((problem as Error).message, text)}. Opravte ho a nahrajte znovu.`)
  }
}

const longWhole = /\d{16}/

/** A whole number longer than JavaScript counts exactly keeps all its digits. */
const keepLong = (_name: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '') ? rawJSON(source!) : value
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => object }

/** Where JSON breaks off: the parser says it by signs from the beginning or by what stands there, people look for lines. */
function placeOfFault(message: string, text: string): string {
  if (/end of JSON/i.test(message)) return ': končí uprostřed'
  const at = /position (\d+)/.exec(message)?.[1]
  const near = /"([^]{1,60})"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1]
  if (at === undefined) return near === undefined ? '' : `, chyba je u „${near.trim()}“`
  const before = text.slice(0, Number(at)).split('\n')
  return `, chyba je na řádku ${before.length}, znak ${before.at(-1)!.length + 1}`
}

function asObject(value: unknown, at: number): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(`Položka č. ${at + 1} není objekt. JSON musí být seznam objektů se stejnými vlastnostmi.`)
  return value as Record<string, unknown>
}

function* csvLines({ heads, rows }: Rows): Generator<string> {
  const cell = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`)
  yield `${heads.map(cell).join(',')}\n`
  for (const row of rows) yield `${row.map(cell).join(',')}\n`
}

/** Keeps the texts of a table on the disk, not in memory, with the place of each row as `file_row_number`. */
async function keepRaw(db: DuckDBConnection, folder: string, query: string, columns: number): Promise<void> {
  await db.run(`set memory_limit = '${memoryFor(columns)}MB'`)
  const path = quoted(join(folder, 'raw.parquet'))
  await db.run(`copy (${query}) to ${path} (format parquet, compression lz4, row_group_size ${Math.min(30_000, rowsTogether(columns))})`)
  await db.run(`create view raw as select * from read_parquet(${path}, file_row_number = true)`)
}

async function readCsv(
  db: DuckDBConnection,
  path: string,
  folder: string,
  told: LoadNote[],
  { plain = false } = {},
): Promise<Source> {
  const { delimiter, heads, start } = plain ? await sniffCsv(path, ',') : await sniffCsv(path)
  const names = columnNames(heads)
  const table = start === 0 ? path : join(folder, 'table.csv')
  if (start > 0) await pipeline(createReadStream(path, { start }), createWriteStream(table))
  if (delimiter !== ',') told.push({ code: 'delimiter', delimiter })
  const columns = names.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ')
  const options = `delim=${quoted(delimiter)}, quote='"', escape='"', header=true, auto_detect=false, columns={${columns}},
    store_rejects=true, rejects_table='bad', rejects_scan='bad_scan', max_line_size=4000000, buffer_size=8000000`
  try {
    await keepRaw(db, folder, `select * from read_csv(${quoted(table)}, ${options})`, names.length)
  } catch (problem) {
    throw csvRefusal(problem as Error)
  }
  // by these the place of a row in the file is known, also behind rows that were left out
  await db.run(
    'create table gap as select line - 1 as row, row_number() over (order by line) as nth from (select distinct line from bad)',
  )
  return { names, heads, textual: new Set(), faults: await rowFaults(db, told) }
}

function csvRefusal(problem: Error): Error {
  const line = /Line:? (\d+)/.exec(problem.message)?.[1]
  const where = line ? `Řádek ${line}: ` : ''
  if (/quote/i.test(problem.message))
    return new Refused(`${where}uvozovka není ukončená, zbytek souboru by se spojil do jednoho pole. Opravte ji.`)
  if (/maximum line size/i.test(problem.message))
    return new Refused(`${where}řádek je delší než 4 MB. Nejspíš chybí konec řádku nebo uvozovka.`)
  if (/Out of Memory/i.test(problem.message)) return problem
  return new Refused(`${where}soubor nejde rozdělit na sloupce. Uložte tabulku znovu jako CSV.`)
}

async function readParquet(db: DuckDBConnection, path: string, folder: string): Promise<Source> {
  const described = await db
    .runAndReadAll(`describe select * from read_parquet(${quoted(path)})`)
    .catch(() => {
      throw new Refused('Parquet nejde přečíst, soubor je poškozený. Vytvořte ho znovu.')
    })
  const heads = described.getRowsJson().map(([name]) => String(name))
  const types = described.getRowsJson().map(([, type]) => String(type))
  const names = columnNames(heads)
  const read = heads.map((head, at) => {
    const nested = /[[(]|STRUCT|MAP|LIST|UNION/.test(types[at]!) && !/^DECIMAL/.test(types[at]!)
    const value = nested ? `to_json(${named(head)})::varchar` : `cast(${named(head)} as varchar)`
    return `${value} as ${named(names[at]!)}`
  })
  await keepRaw(db, folder, `select ${read.join(', ')} from read_parquet(${quoted(path)})`, names.length)
  await db.run('create table gap (row bigint, nth bigint)')
  return {
    names,
    heads,
    textual: new Set(names.filter((_, at) => /VARCHAR|BLOB|UUID/.test(types[at]!))),
    faults: { total: 0, rows: 0, list: [] },
  }
}
