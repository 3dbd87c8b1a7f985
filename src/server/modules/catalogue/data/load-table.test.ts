import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { workbook, xlsx } from '#tests/support/xlsx.ts'
import type { ColumnNote } from '../../../../shared/catalogue/column.ts'
import { runInChild } from '../../../platform/child/run-in-child.ts'
import { loadTable } from './load-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
async function load(content: string | Uint8Array, fileName = 'data.csv', notes: Record<string, ColumnNote> = {}) {
  const work = mkdtempSync(join(folder, `${count++}-`))
  const path = join(work, 'source')
  writeFileSync(path, content)
  const table = await loadTable({ path, fileName, folder: work, notes })
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  const read = await db.runAndReadAll(`select * from read_parquet('${join(work, 'data.parquet')}')`)
  return {
    ...table,
    types: Object.fromEntries(table.columns.map(({ name, type }) => [name, type])),
    data: read.getRowObjectsJson(),
  }
}

/** Windows-1250 of the few Czech letters that the tests use. */
const cp1250 = (text: string) =>
  Buffer.from([...text].map((sign) => ({ ř: 0xf8, í: 0xed, š: 0x9a, ž: 0x9e, č: 0xe8, ů: 0xf9 })[sign] ?? sign.charCodeAt(0)))

describe('types', () => {
  test('every row is read before types are decided', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at + 1};${at + 1}`)
    const { types, notes, rows: n } = await load(['cislo;dum', ...rows, '7;1213/0164A'].join('\n'))
    expect(types).toEqual({ cislo: 'integer', dum: 'text' })
    expect(n).toBe(20_001)
    expect(notes).toContainEqual({ code: 'mixed', column: 'dum', example: '1213/0164A' })
  })

  test('codes keep their zeros', async () => {
    const { types, data } = await load('IČO,PSČ,Počet,Kraj\n00262978,46001,1,05\n27074358,46001,2,10\n')
    expect(types).toEqual({ ico: 'text', psc: 'text', pocet: 'integer', kraj: 'text' })
    expect(data[0]).toEqual({ ico: '00262978', psc: '46001', pocet: '1', kraj: '05' })
  })

  test('numbers, days and answers as Czech offices write them', async () => {
    const { types, data, columns } = await load(
      'castka;den;kdy;plati\n1.234,50;1. 2. 2026;2026-01-02 03:04;ano\n-12,5;28.02.2026;2026-01-02T03:04:05;NE\n',
    )
    expect(types).toEqual({ castka: 'decimal', den: 'date', kdy: 'datetime', plati: 'boolean' })
    expect(columns[0]!.scale).toBe(2)
    expect(data[0]).toEqual({ castka: '1234.50', den: '2026-02-01', kdy: '2026-01-02 03:04:00', plati: true })
    expect(data[1]).toMatchObject({ castka: '-12.50', plati: false })
  })

  test('a day that is not in the calendar makes no column of days', async () => {
    expect((await load('den\n2026-02-28\n2026-02-30\n')).types).toEqual({ den: 'text' })
  })

  test('a type given by hand holds, and values that it does not read are told row by row', async () => {
    const { types, data, faults } = await load('pocet\n1\nx\n3\n', 'a.csv', { pocet: { type: 'integer' } })
    expect(types).toEqual({ pocet: 'integer' })
    expect(data.map(({ pocet }) => pocet)).toEqual(['1', null, '3'])
    expect(faults).toEqual({
      total: 1,
      rows: 1,
      list: [{ row: 2, column: 'pocet', value: 'x', code: 'not-integer' }],
    })
  })
})

describe('files', () => {
  test('rows are counted as they lie in the file, also behind those that were left out', async () => {
    const { faults } = await load('a;pocet\nx;1\nx\nx;špatně\nx;4\nx;5;6\nx;taky\n', 'a.csv', {
      pocet: { type: 'integer' },
    })
    expect(faults.list.map(({ row, code }) => [row, code])).toEqual([
      [2, 'missing-columns'],
      [5, 'too-many-columns'],
      [3, 'not-integer'],
      [6, 'not-integer'],
    ])
  })

  test('empty lines and sep= before the head are no head', async () => {
    for (const before of ['\n', '\r\n \r\n', 'sep=;\n', '\ufeffsep=;\r\n']) {
      const { data, types, faults } = await load(`${before}a;b\n1;2\n3;4\n5\n`, 'a.csv')
      expect(types).toEqual({ a: 'integer', b: 'integer' })
      expect(data).toEqual([
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ])
      expect(faults.list[0]!.row).toBe(3)
    }
  })

  test('a quote that never ends says how much it took', async () => {
    const lines = Array.from({ length: 199 }, (_, at) => (at === 1 ? '2,"nikdy' : `${at + 1},x`))
    const { rows, notes, faults } = await load(['a,b', ...lines].join('\n'), 'a.csv')
    expect([rows, faults.total]).toEqual([1, 1])
    expect(notes).toContainEqual({ code: 'swallowed', row: 2, lines: 197 })
  })

  test('cells whose formula failed, other sheets and zeros of IČO in a workbook are told and kept', async () => {
    const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`
    const head = '<c r="A3" t="inlineStr"><is><t>IČO</t></is></c><c r="B3" t="inlineStr"><is><t>Částka</t></is></c>'
    const sheet = [
      row(3, head),
      row(4, '<c r="A4"><v>262978</v></c><c r="B4"><v>5</v></c>'),
      row(6, '<c r="A6"><v>27</v></c><c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    ].join('')
    const { data, faults } = await load(workbook(sheet), 'a.xlsx')
    expect(data).toEqual([
      { ico: '00262978', castka: '5' },
      { ico: '00000027', castka: null },
    ])
    expect(faults).toEqual({
      total: 1,
      rows: 1,
      list: [{ row: 2, column: 'castka', value: '#DIV/0!', code: 'cell-error' }],
    })
  })

  test('long numbers of JSON keep their digits', async () => {
    const { data } = await load('[{"id":9007199254740993,"v":{"n":12345678901234567890}},{"id":1}]', 'a.json')
    expect(data).toEqual([
      { id: '9007199254740993', v: '{"n":12345678901234567890}' },
      { id: '1', v: null },
    ])
  })

  test('a JSON that breaks off says where', async () => {
    await expect(load('[{"a":1},\n {"a":,}]', 'a.json')).rejects.toThrow('chyba je u „[{"a":1},\n {"a":,}]“')
    await expect(load('[{"a":1},\n {a:1}]', 'a.json')).rejects.toThrow('chyba je na řádku 2, znak 3')
    await expect(load('[{"a":1},', 'a.json')).rejects.toThrow('končí uprostřed')
  })

  test('lines of JSON may be long', async () => {
    const line = JSON.stringify({ a: 'x'.repeat(9000) })
    expect((await load(`${line}\n${line}\n`, 'a.ndjson')).rows).toBe(2)
  })

  test('a GeoJSON keeps ids of features, altitudes, and properties called as our columns', async () => {
    const feature = (id: number, properties: object, coordinates: number[]) => ({ type: 'Feature', id, properties, geometry: { type: 'Point', coordinates } })
    const { data } = await load(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature(7, { geometrie: 'x', zemepisna_sirka: 'y' }, [15, 50, 374]), feature(8, {}, [15.1, 50.1])],
      }),
      'a.geojson',
    )
    expect(data).toMatchObject([
      { id: '7', geometrie: 'x', zemepisna_sirka_vlastnost: 'y', nadmorska_vyska: '374' },
      { id: '8', nadmorska_vyska: null },
    ])
  })

  test('a picture is told as a file that we do not read', async () => {
    await expect(load(Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0', 'latin1'), 'a.csv')).rejects.toThrow('neumíme přečíst')
  })

  test('encodings and delimiters are found', async () => {
    const text = 'ulice;počet\nPříční;1\nŠ;2\n'.replace('Š', 'š')
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      cp1250(text),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text.replaceAll(';', '\t')),
    ]) {
      const { data } = await load(bytes)
      expect(data).toEqual([
        { ulice: 'Příční', pocet: '1' },
        { ulice: 'š', pocet: '2' },
      ])
    }
    expect((await load(cp1250(text))).notes).toContainEqual({ code: 'encoding', encoding: 'Windows-1250' })
  })

  test('a letter of Windows-1250 at the very end decides too', async () => {
    const { notes } = await load(Buffer.concat([Buffer.from(`a\n${'x\n'.repeat(2_000_000)}`), Buffer.from([0xf8, 0x0a])]))
    expect(notes).toContainEqual({ code: 'encoding', encoding: 'Windows-1250' })
  })

  test('XLSX: numbers are numbers, texts stay texts', async () => {
    const { types, data } = await load(xlsx([['Kód', 'Číslo', 'Text'], ['0012', 5, '7'], ['13', 6.5, '8']]), 'a.xlsx')
    expect(types).toEqual({ kod: 'text', cislo: 'decimal', text: 'text' })
    expect(data[0]).toEqual({ kod: '0012', cislo: '5.0', text: '7' })
  })

  test('JSON and lines of JSON', async () => {
    const objects = [{ a: 1, b: 'x', d: '2026-01-02' }, { a: 2.5, c: { d: 1 } }]
    for (const [text, name] of [
      [JSON.stringify(objects), 'a.json'],
      [objects.map((one) => JSON.stringify(one)).join('\n'), 'a.ndjson'],
    ] as const) {
      const { types, data } = await load(text, name)
      expect(types).toEqual({ a: 'decimal', b: 'text', d: 'date', c: 'text' })
      expect(data[1]).toMatchObject({ a: '2.5', b: null, c: '{"d":1}' })
    }
  })

  test('Parquet comes back as it was', async () => {
    const path = join(folder, 'x.parquet')
    const db = await (await DuckDBInstance.create(':memory:')).connect()
    await db.run(`copy (select 1 as a, '007' as b, date '2026-01-02' as d, 1.50::decimal(9,2) as e) to '${path}' (format parquet)`)
    const { readFileSync } = await import('node:fs')
    const { types, data } = await load(readFileSync(path), 'x.parquet')
    expect(types).toEqual({ a: 'integer', b: 'text', d: 'date', e: 'decimal' })
    expect(data).toEqual([{ a: '1', b: '007', d: '2026-01-02', e: '1.50' }])
  })

  test('GeoJSON: points become coordinates, S-JTSK becomes WGS 84', async () => {
    const feature = (coordinates: unknown, type = 'Point') => ({
      type: 'Feature',
      properties: { nazev: 'x' },
      geometry: { type, coordinates },
    })
    const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
    const wgs = await load(collection(feature([15.0562, 50.7663])), 'a.geojson')
    expect(wgs.columns.map(({ role }) => role)).toEqual([null, 'longitude', 'latitude'])
    const krovak = await load(collection(feature([-687_000, -974_000])), 'a.geojson')
    expect(krovak.notes).toContainEqual({ code: 'sjtsk' })
    expect(Number(krovak.data[0]!['zemepisna_sirka'])).toBeCloseTo(50.77, 0)
    const line = await load(collection(feature([[15, 50], [15.1, 50.1]], 'LineString')), 'a.geojson')
    expect(line.columns[1]).toMatchObject({ name: 'geometrie', role: 'geometry' })
    await expect(load(collection(feature([15, 50]), feature(['x', 1])), 'a.geojson')).rejects.toThrow('Prvek č. 2')
    await expect(load(collection(feature([1, 2], 'Kruh')), 'a.geojson')).rejects.toThrow('Prvek č. 1')
    await expect(load(collection(feature([4_000_000, 3])), 'a.geojson')).rejects.toThrow('mimo WGS 84')
    await expect(load('{"a": 1}', 'a.geojson')).rejects.toThrow('FeatureCollection')
  })

  test('columns of S-JTSK get longitude and latitude beside, whatever their order and sign', async () => {
    for (const row of ['-687000,-974000', '687000,974000', '974000.5,687000.25']) {
      const { columns, data } = await load(`x,y\n${row}\n,\n`)
      expect(columns.slice(2).map(({ role }) => role)).toEqual(['longitude', 'latitude'])
      expect(Number(data[0]!['zemepisna_delka'])).toBeGreaterThan(14.9)
      expect(data[1]!['zemepisna_delka']).toBeNull()
    }
  })
})

describe('bad input', () => {
  test('ragged rows are left out and told', async () => {
    const { rows, faults } = await load('a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12\n')
    expect(rows).toBe(2)
    expect(faults.list.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'missing-columns', '4;5'],
      [3, 'too-many-columns', '6;7;8;9'],
    ])
  })

  test.each([
    ['NULs', Buffer.from('a;b\n1;\0\n'), 'nulové znaky'],
    ['a NUL far in the file', Buffer.concat([Buffer.from(`a\n${'x\n'.repeat(600_000)}`), Buffer.from([0])]), 'nulové znaky'],
    ['an empty file', '', 'prázdný'],
    ['only heads', 'a;b\n', 'jen záhlaví'],
    ['the same head twice', 'Název;kód;název\n1;2;3\n', 'Název „název“ má sloupec č. 1 i č. 3'],
    ['a column without a name', 'a;;c\n1;2;3\n', 'Sloupec č. 2 nemá název'],
    ['3,000 columns', `${Array.from({ length: 3000 }, (_, at) => `s${at}`).join(';')}\n`, '3000 sloupců'],
    ['a PDF', '%PDF-1.7 x', 'neumíme přečíst'],
    ['JSON that is none', '[{"a": 1,]', 'platný JSON'],
    ['JSON that is no list of objects', '[1, 2]', 'Položka č. 1'],
  ])('%s', async (_, content, told) => {
    await expect(load(content)).rejects.toThrow(told)
  })

  test('a quote that is never closed names its line or leaves the rows out', async () => {
    const outcome = await load('a;b\n1;2\n3;"4\n5;6\n7;8\n').then(
      ({ rows, faults }) => ({ rows, total: faults.total }),
      (problem: Error) => problem.message,
    )
    expect(outcome).toEqual({ rows: 1, total: 1 })
  })

  test('a workbook that unpacks into more than the memory is ended with its process', async () => {
    const row = `<row>${'<c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaa</t></is></c>'.repeat(20)}</row>`
    const bomb = workbook(row.repeat(150_000), { deflated: true })
    expect(bomb.length).toBeLessThan(3_000_000)
    const work = mkdtempSync(join(folder, 'bomb-'))
    writeFileSync(join(work, 'source'), bomb)
    const input = { path: join(work, 'source'), fileName: 'a.xlsx', folder: work, notes: {} }
    await expect(
      runInChild('src/server/modules/catalogue/data/load-child.ts', input, { time: 60_000, memory: 250 }),
    ).rejects.toMatchObject({ reason: expect.stringMatching(/memory|crash/) as string })
  }, 60_000)

  test('what a spreadsheet would run is told', async () => {
    const { faults, data } = await load('a;b\n=cmd();1\n+420 123;2\n"@SUM(1+1)";3\n-5;4\n')
    expect(faults.list.map(({ row, code }) => [row, code])).toEqual([
      [1, 'formula'],
      [3, 'formula'],
    ])
    expect(data[0]!['a']).toBe('=cmd()')
  })
})
