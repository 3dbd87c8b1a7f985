import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, test } from 'vitest'
import type { ColumnNote } from '../../../../shared/catalogue/column.ts'
import { loadTable } from './load-table.ts'
import { makeFiles, mostXlsxRows } from './make-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function load(path: string, fileName: string, notes: Record<string, ColumnNote> = {}) {
  const work = mkdtempSync(join(folder, 'w-'))
  return { ...(await loadTable({ path, fileName, folder: work, notes })), parquet: join(work, 'data.parquet') }
}
async function rowsOf(parquet: string, columns: readonly string[]) {
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  const read = await db.runAndReadAll(`select ${columns.map((name) => `"${name}"`).join(', ')} from read_parquet('${parquet}')`)
  return read.getRowsJson()
}
const write = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const text = [
  'Kód;IČO;Název;Částka;Počet;Den;Kdy;Platí;lat;lon',
  '0012;00262978;"První; s ""uvozovkou""";1 234,50;1;2026-01-02;2026-01-02 03:04:05;ano;50.7663;15.0562',
  '=cmd();;"dva\nřádky";-0,05;;;;ne;50,77;15,06',
  '+1|x;27074358;žluťoučký kůň;0;-7;1. 3. 2026;2026-03-01T00:00:00;;;',
].join('\n')

test('CSV, JSON, GeoJSON, XLSX and Parquet read back as the table that they were made of', async () => {
  const first = await load(write('a.csv', text), 'a.csv')
  const made = await makeFiles({ parquet: first.parquet, columns: first.columns, rows: first.rows, folder: mkdtempSync(join(folder, 'm-')), before: null })
  expect(made.files.map(({ format }) => format)).toEqual(['CSV', 'JSON', 'GEOJSON', 'XLSX'])
  const names = first.columns.map(({ name }) => name)
  const original = await rowsOf(first.parquet, names)
  expect(original[1]![0]).toBe('=cmd()')
  // what CSVW, GeoJSON and people know: the types of columns
  const types = Object.fromEntries(first.columns.map(({ name, type }) => [name, { type }]))
  for (const { format, path } of made.files) {
    const again = await load(path, path)
    const read = await load(path, path, types)
    const place = format === 'GEOJSON' ? { lat: 'zemepisna_sirka', lon: 'zemepisna_delka' } : {}
    const renamed = names.map((name) => (place as Record<string, string>)[name] ?? name)
    expect(again.rows, format).toBe(first.rows)
    expect((await rowsOf(read.parquet, renamed)).map((row) => row.map((cell) => (cell === null ? null : String(cell).replace(/(\.\d*?)0+$/, '$1')))), format).toEqual(
      original.map((row) => row.map((cell) => (cell === null ? null : String(cell).replace(/(\.\d*?)0+$/, '$1')))),
    )
  }
})

test('a formula is defused in CSV, and is a text in a workbook', async () => {
  const first = await load(write('b.csv', 'a;b\n=1+1;1\n'), 'b.csv')
  const { files } = await makeFiles({ parquet: first.parquet, columns: first.columns, rows: 1, folder: mkdtempSync(join(folder, 'm-')), before: null })
  expect(readFileSync(files.find(({ format }) => format === 'CSV')!.path, 'utf8')).toContain("'=1+1")
})

test('a workbook above its limit is left out, and said so', async () => {
  const first = await load(write('c.csv', `a\n${'1\n'.repeat(mostXlsxRows + 1)}`), 'c.csv')
  const { omitted } = await makeFiles({ parquet: first.parquet, columns: first.columns, rows: first.rows, folder: mkdtempSync(join(folder, 'm-')), before: null })
  expect(omitted).toEqual([{ format: 'XLSX', reason: 'rows' }])
})

test('a version without any column of the one before is compared too', async () => {
  const before = await load(write('e1.csv', 'a;b\n1;2\n'), 'e.csv')
  const after = await load(write('e2.csv', 'x;y\n1;2\n3;4\n'), 'e.csv')
  const { difference } = await makeFiles({
    parquet: after.parquet,
    columns: after.columns,
    rows: after.rows,
    folder: mkdtempSync(join(folder, 'm-')),
    before: { number: 1, path: before.parquet, columns: before.columns },
  })
  expect(difference).toMatchObject({ rowsBefore: 1, rowsAfter: 2, added: 2, removed: 1, columnsRemoved: ['a', 'b'] })
})

test('a version says what it changed, by its key or by whole rows', async () => {
  const [a, b] = ['id;n;x\n1;a;0\n2;b;0\n3;c;0\n', 'id;n;y\n1;a;0\n2;B;0\n4;d;0\n']
  for (const notes of [{ id: { key: true } }, {}] as Record<string, ColumnNote>[]) {
    const before = await load(write('d1.csv', a), 'd.csv', notes)
    const after = await load(write('d2.csv', b), 'd.csv', notes)
    const { difference } = await makeFiles({
      parquet: after.parquet,
      columns: after.columns,
      rows: after.rows,
      folder: mkdtempSync(join(folder, 'm-')),
      before: { number: 1, path: before.parquet, columns: before.columns },
    })
    expect(difference).toMatchObject({ against: 1, rowsBefore: 3, rowsAfter: 3, columnsAdded: ['y'], columnsRemoved: ['x'] })
    expect([difference!.added, difference!.removed, difference!.changed]).toEqual('id' in notes ? [1, 1, 1] : [2, 2, null])
  }
})

test('a wide table is read and written too; a workbook of too many cells is left out', async () => {
  const names = Array.from({ length: 260 }, (_, at) => `sloupec_${at}`)
  const lines = Array.from({ length: 4000 }, (_, row) => names.map((_, at) => (at % 2 ? row * at : `Ulice č. ${row} ${at}`)).join(';'))
  const table = await load(write('wide.csv', [names.join(';'), ...lines].join('\n')), 'wide.csv')
  expect([table.rows, table.columns.length]).toEqual([4000, 260])
  const made = await makeFiles({ ...table, folder: mkdtempSync(join(folder, 'm-')), before: null })
  expect(made.files.map(({ format }) => format)).toEqual(['CSV', 'JSON'])
  expect(made.omitted).toEqual([{ format: 'XLSX', reason: 'rows' }])
})
