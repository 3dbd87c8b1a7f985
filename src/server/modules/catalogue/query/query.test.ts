import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column } from '../../../../shared/catalogue/column.ts'
import { streamOf } from '../../../platform/files/bytes.ts'
import { askTable, exportTable } from './ask-table.ts'
import { exportRows } from './export-rows.ts'
import type { PublishedTable } from './published-table.ts'
import { rowsOf } from './read-rows.ts'
import { readTableQuery } from './read-table-query.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-query-'))
const file = join(folder, 'table.parquet')
const other = join(folder, 'other.parquet')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const column = (name: string, type: Column['type']): Column => ({
  name,
  title: name,
  type,
  role: null,
  scale: null,
  stats: { filled: 0, empty: 0, distinct: 0, min: null, max: null, mean: null, top: [] },
})
const columns = [
  column('id', 'integer'),
  column('druh', 'text'),
  column('castka', 'decimal'),
  column('den', 'date'),
]
const table = { file, columns, version: { number: 3 }, dataset: { id: 'none' } } as unknown as PublishedTable
const ask = async (query: string, limit = 100, offset = 0) =>
  rowsOf(table, readTableQuery(new URLSearchParams(query)), { limit, offset })

beforeAll(async () => {
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  await db.run(`copy (select i as id, ['lípa', 'dub', '50 % javor', null][1 + i % 4] as druh, (i * 1.5)::decimal(18,2) as castka,
    date '2026-01-01' + i::int as den from range(5000) t(i)) to '${file}' (format parquet)`)
  copyFileSync(file, other)
})

describe('questions', () => {
  test('filters, order, words and pages', async () => {
    expect((await ask('filter=druh:eq:dub&sort=-id', 2)).rows).toEqual([
      [4997, 'dub', 7495.5, '2039-09-07'],
      [4993, 'dub', 7489.5, '2039-09-03'],
    ])
    expect((await ask('filter=castka:gte:7490&filter=castka:lt:7495,5')).total).toBe(3)
    expect((await ask('filter=druh:null:')).total).toBe(1250)
    expect((await ask('filter=druh:in:dub,l%C3%ADpa')).total).toBe(2500)
    expect((await ask('filter=den:lte:2026-01-03')).total).toBe(3)
    expect((await ask('q=50+%25')).total).toBe(1250)
    expect((await ask('filter=druh:contains:_')).total).toBe(0)
    expect((await ask('select=druh,id', 1)).rows).toEqual([['lípa', 0]])
  })

  test('groups and sums', async () => {
    const { rows, columns: names, total } = await ask('group=druh&agg=count,sum:castka&sort=-sum_castka')
    expect(names.map(({ name }) => name)).toEqual(['druh', 'count', 'sum_castka'])
    expect(rows[0]).toEqual([null, 1250, 4_689_375])
    expect(total).toBe(4)
    expect((await ask('group=den:year&agg=count', 2)).rows).toEqual([
      ['2026', 365],
      ['2027', 365],
    ])
    expect((await ask('agg=count,max:den')).rows).toEqual([[5000, '2039-09-09']])
  })

  test('every row comes once, however long the pages', async () => {
    const seen = new Set<unknown>()
    for (let offset = 0; ; offset += 700) {
      const page = await ask('sort=druh', 700, offset)
      for (const [id] of page.rows) seen.add(id)
      if (page.next === null) break
    }
    expect(seen.size).toBe(5000)
  })

  test.each([
    ['filter=nic:eq:1', 'Sloupec „nic“ tabulka nemá'],
    ['filter=castka:gte:mnoho', '„mnoho“ není číslo'],
    ['filter=castka', 'není podmínka'],
    ['filter=castka:jako:1', 'není podmínka'],
    ['sort=nic', 'Řadit podle „nic“ nejde'],
    ['group=druh&agg=sum:druh', 'není číselný'],
    ['agg=soucet:castka', 'neznáme'],
    ['group=druh:month&agg=count', 'není den ani čas'],
    ['group=den:week', 'neznáme'],
    ['select=id;drop', 'tabulka nemá'],
    ['group=druh,druh&agg=count', 'dva sloupce „druh“'],
  ])('a wrong parameter is named: %s', async (query, told) => {
    await expect(ask(query)).rejects.toThrow(told)
  })

  test('an export has every row, and defuses what a spreadsheet would run', async () => {
    const content = await exportRows(
      table,
      readTableQuery(new URLSearchParams('filter=druh:eq:dub&select=id,druh')),
      'csv',
    )
    const lines = (await text(streamOf(content))).trim().split('\n')
    expect([lines[0], lines[1], lines.length]).toEqual(['id,druh', '1,dub', 1251])
  })
})

describe('foreign SQL', () => {
  const sql = (query: string, more: object = {}) =>
    askTable({ file, sql: query, foreign: true, limit: 10, ...more })

  test('one select over the table is answered', async () => {
    const queries = [
      'select count(*) from data',
      'with a as (select * from data where id < 10) select count(*) from a join data using (id)',
      'from data select max(id)',
      'select * from (values (1), (2)) v(x), unnest([1, 2]) u(y) order by 1, 2',
      'with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select sum(n) from r',
    ]
    for (const query of queries) expect((await sql(query)).rows.length, query).toBeGreaterThan(0)
    const many = await sql('select * from data')
    expect([many.rows.length, many.more]).toEqual([10, true])
  })

  test.each([
    ['another file', `select * from read_parquet('${other}')`],
    ['another file by its name', `select * from '${other}'`],
    ['a file of the system', "select * from read_csv('/etc/passwd')"],
    ['a text of the system', "select * from read_text('/etc/passwd')"],
    ['names of files', "select * from glob('/**')"],
    ['names of files by a function', "select glob('/etc/*')"],
    ['the network', "select * from read_csv('http://127.0.0.1/x')"],
    ['writing', `copy data to '${folder}/out.csv'`],
    ['writing inside', `select * from (copy data to '${folder}/out.csv')`],
    ['attaching', `attach '${folder}/x.db'`],
    ['extensions', 'install httpfs'],
    ['loading', 'load httpfs'],
    ['settings', "set memory_limit = '100GB'"],
    ['unlocking', 'set lock_configuration = false'],
    ['a pragma', 'pragma database_list'],
    ['changing', 'delete from data'],
    ['making', 'create table x as select 1'],
    ['two statements', 'select 1; select 2'],
    ['a statement after a comment', 'select 1 -- \n; drop view data'],
    ['tables of the database', 'select * from information_schema.tables'],
    ['tables of DuckDB', 'select * from duckdb_settings()'],
    ['where the file lies', 'select sql from duckdb_views()'],
    ['settings by a function', "select current_setting('allowed_paths')"],
    ['the environment', "select getenv('HOME')"],
    ['a query inside a text', "select * from query('select 1')"],
    ['a table inside a text', "select * from query_table('data')"],
    ['a description', 'describe data'],
    ['explain', 'explain analyze select * from data'],
    ['a call', 'call duckdb_functions()'],
    ['a definition of a view', 'select pg_get_viewdef(1)'],
    ['a plan', "select json_serialize_plan('select 1')"],
    [
      'a hidden catalogue',
      'with a as (select * from sqlite_master), sqlite_master as (select 1) select * from a',
    ],
    ['export', `export database '${folder}/x'`],
  ])('is refused: %s', async (_, query) => {
    await expect(sql(query)).rejects.toMatchObject({ code: 'wrong_query' })
  })

  test('even past the check, the database itself reads and writes nothing else', async () => {
    for (const query of [
      `select * from read_parquet('${other}')`,
      "select * from read_text('/etc/passwd')",
      `copy (select 1) to '${folder}/out.csv'`,
      `attach '${folder}/x.db'`,
      'set lock_configuration = false',
      'set enable_external_access = true',
      'install httpfs',
    ])
      await expect(askTable({ file, sql: query, limit: 1 }), query).rejects.toMatchObject({
        code: 'wrong_query',
      })
    mkdirSync(join(folder, 'e'))
    writeFileSync(join(folder, 'e', 'x'), '')
    const to = { path: join(folder, 'outside.csv'), folder: join(folder, 'e'), format: 'csv' as const }
    await expect(exportTable({ file, sql: 'select 1', limit: 0, export: to })).rejects.toMatchObject({
      code: 'wrong_query',
    })
  })

  test('a refusal does not say where files lie', async () => {
    const told = await askTable({ file, sql: 'select nothing from data', limit: 1 }).catch(
      (problem: Error) => problem.message,
    )
    expect(told).toContain('nothing')
    expect(told).not.toContain(folder)
  })

  test('endless and greedy queries are ended, and others beside them are answered', async () => {
    const endless = [
      'select count(*) from range(100000000000) a, range(100000000000) b',
      'with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r',
    ]
    const slow = endless.map((query) =>
      sql(query, { time: 700 }).catch((problem: { code: string }) => problem.code),
    )
    const beside = sql('select count(*) from data')
    expect((await beside).rows).toEqual([['5000']])
    for (const code of await Promise.all(slow)) expect(['query_too_slow', 'query_too_big']).toContain(code)
    const greedy = [
      "select repeat('x', 2000000000)",
      'select list(a.id) from data a, data b, data c',
      "select repeat('x', 10000000) from data",
    ]
    for (const query of greedy)
      await expect(sql(query, { time: 5000 }), query).rejects.toMatchObject({
        code: expect.stringMatching(/query_too_(big|slow)|wrong_query/) as string,
      })
    expect((await sql('select 1')).rows).toEqual([[1]])
  }, 40_000)
})
