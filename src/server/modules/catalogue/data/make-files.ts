import { createReadStream, createWriteStream } from 'node:fs'
import { appendFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../../../shared/catalogue/column.ts'
import type { Difference } from '../../../../shared/catalogue/difference.ts'
import { compareTables, type Compared } from './compare-tables.ts'
import { memoryFor } from './limits.ts'
import { named, quoted } from './sql-text.ts'
import { isDangerous } from './decide-types.ts'

export interface FilesInput {
  parquet: string
  columns: Column[]
  rows: number
  /** An empty folder for the files */
  folder: string
  /** The version that the public has now */
  before: Compared | null
}

export interface FilesOutput {
  files: { format: 'CSV' | 'JSON' | 'GEOJSON' | 'XLSX'; path: string; size: number }[]
  omitted: { format: string; reason: 'rows' }[]
  difference: Difference | null
}

/** A workbook is put together in memory; above this it would not open well anyway. */
export const mostXlsxRows = 100_000
export const mostXlsxCells = 1_000_000

/** Makes the files that people download out of one Parquet, and says what changed. Runs in a child of its own. */
export async function makeFiles({ parquet, columns, rows, folder, before }: FilesInput): Promise<FilesOutput> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${memoryFor(columns.length)}MB`,
    temp_directory: folder,
  })
  const db = await instance.connect()
  await db.run("set TimeZone = 'UTC'")
  const from = `read_parquet(${quoted(parquet)})`
  const output: FilesOutput = { files: [], omitted: [], difference: null }
  const add = async (format: FilesOutput['files'][number]['format'], name: string, write: (path: string) => Promise<unknown>) => {
    const path = join(folder, name)
    await write(path)
    output.files.push({ format, path, size: (await stat(path)).size })
  }
  await add('CSV', 'data.csv', (path) =>
    db.run(`copy (select ${columns.map(csvCell).join(', ')} from ${from}) to ${quoted(path)} (format csv, header true)`),
  )
  await add('JSON', 'data.json', (path) =>
    db.run(`copy (select * from ${from}) to ${quoted(path)} (format json, array true)`),
  )
  if (placeOf(columns)) await add('GEOJSON', 'data.geojson', (path) => writeGeoJson(db, from, columns, path))
  if (rows > mostXlsxRows || rows * columns.length > mostXlsxCells)
    output.omitted.push({ format: 'XLSX', reason: 'rows' })
  else await add('XLSX', 'data.xlsx', (path) => writeXlsx(db, from, columns, path))
  if (before) output.difference = await compareTables(db, before, { path: parquet, columns })
  return output
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); our reader takes it off again. */
export const csvCell = ({ name, type, harmless }: Pick<Column, 'name' | 'type' | 'harmless'>): string => {
  const c = named(name)
  return type === 'text' && !harmless
    ? `case when ${isDangerous(c)} then '''' || ${c} else ${c} end as ${c}`
    : c
}

/** How rows of a table lie on the map: by two columns, or by one of geometries. */
export function placeOf(columns: readonly Column[]) {
  const of = (role: Column['role']) => columns.find((column) => column.role === role)?.name
  const [longitude, latitude, geometry] = [of('longitude'), of('latitude'), of('geometry')]
  if (longitude && latitude) return { longitude, latitude, geometry: null }
  return geometry ? { longitude: null, latitude: null, geometry } : null
}

async function writeGeoJson(db: DuckDBConnection, from: string, columns: readonly Column[], path: string): Promise<void> {
  const place = placeOf(columns)!
  const inside = [place.longitude, place.latitude, place.geometry]
  const properties = columns.filter(({ name }) => !inside.includes(name)).map(({ name }) => named(name))
  const geometry = place.geometry
    ? `${named(place.geometry)}::json`
    : `case when ${named(place.longitude!)} is null or ${named(place.latitude!)} is null then null
       else json_object('type', 'Point', 'coordinates', json_array(${named(place.longitude!)}, ${named(place.latitude!)})) end`
  const struct = properties.length === 0 ? `'{}'::json` : `to_json({${properties.map((c) => `${c}: ${c}`).join(', ')}})`
  const lines = `${path}.lines`
  // a feature a line, written by the database itself; a sign that JSON never holds stands for the delimiter
  await db.run(
    `copy (select case file_row_number when 0 then '' else ',' end || json_object('type', 'Feature', 'geometry', ${geometry}, 'properties', ${struct})::varchar
      from ${from.replace(/\)$/, ', file_row_number = true)')}) to ${quoted(lines)} (format csv, header false, quote '', escape '', delimiter '\x1f')`,
  )
  await writeFile(path, '{"type":"FeatureCollection","features":[\n')
  await pipeline(createReadStream(lines), createWriteStream(path, { flags: 'a' }))
  await appendFile(path, ']}\n')
}

async function writeXlsx(db: DuckDBConnection, from: string, columns: readonly Column[], path: string): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const read = await db.runAndReadAll(`select * from ${from}`)
  const head = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }))
  const body = read.getRowsJson().map((row) =>
    row.map((value, at) => {
      if (value === null) return null
      const { type } = columns[at]!
      if (type === 'integer' || type === 'decimal') {
        const number = Number(value)
        // a spreadsheet holds fifteen digits: a longer number stays a text rather than losing its end
        const exact = String(value).replace(/[-.]|\.?0+$/g, '').length <= 15
        return exact ? { value: number, type: Number } : { value: String(value as string), type: String }
      }
      if (type === 'boolean') return { value: value as boolean, type: Boolean }
      if (type === 'date') return { value: new Date(`${String(value as string)}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
      return { value: String(value as string), type: String }
    }),
  )
  await writeExcelFile([head, ...body] as never).toFile(path)
}
