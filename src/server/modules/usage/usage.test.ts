import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import { savePlatform } from '../platforms/index.ts'
import {
  annotate,
  answerBeacon,
  closeLogImport,
  countDays,
  countEvent,
  flushEvents,
  importFigures,
  importLog,
  judgePlatforms,
  readUse,
  removeImport,
  typeMonths,
} from './index.ts'
import { growthReport } from './reports/growth-report.ts'

await freshDatabase()
const now = new Date()
const analyst: Actor = { ...visitor(now), kind: 'person', accountId: 'it', roles: ['analyst'] }
const by = 'Informatik města'
const folder = mkdtempSync(join(tmpdir(), 'radnice-log-'))
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'

const register = (name: string, address = '') =>
  savePlatform(analyst, by, newId(), null, {
    name,
    kind: 'website',
    state: 'running',
    public: true,
    address,
    yearlyCost: '',
    purpose: '',
    users: '',
    owner: '',
    supplier: '',
    contract: '',
    contractEndsOn: '',
    accessibilityStatement: '',
    technology: '',
    hosting: '',
    securityContact: '',
    weaknesses: '',
  })
const daily = async (slug: string) =>
  (
    await sql<{ metric: string; day: string; people: number; bots: number; source: string }>`
      select d.metric, d.day, d.people, d.bots, d.source from usage.daily d
      join platforms.platform p on p.id = d.platform_id where p.slug = ${slug} order by d.day, d.metric`.execute(
      database(),
    )
  ).rows

beforeAll(async () => {
  for (const name of ['Web', 'Portál', 'Logy', 'Aplikace', 'Tabulky']) await register(name)
  await register('Cizí', 'https://cizi.mesto.example')
})

test('events become daily figures: people apart from bots, visits by half hours, one visitor a day however often', async () => {
  const noon = new Date(now.getTime() - 3_600_000)
  const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
  const event = {
    platform: 'web',
    kind: 'view' as const,
    path: '/kontakt?heslo=tajne',
    address: '10.1.2.3',
    agent: firefox,
  }
  expect(await countEvent({ ...event, at: at(0) })).toBe(true)
  await countEvent({ ...event, at: at(10) })
  await countEvent({ ...event, kind: 'search', at: at(11) })
  await countEvent({ ...event, at: at(50) })
  await countEvent({ ...event, address: '10.1.2.4', at: at(1) })
  await countEvent({ ...event, agent: googlebot, at: at(2) })
  expect(await countEvent({ ...event, platform: 'neznama', at: at(0) })).toBe(false)
  await flushEvents()
  await countDays(now)
  await countDays(now)
  const totals = new Map<string, [number, number]>()
  for (const { metric, people, bots } of await daily('web')) {
    const [p, b] = totals.get(metric) ?? [0, 0]
    totals.set(metric, [p + people, b + bots])
  }
  expect(totals.get('page_views')).toEqual([4, 1])
  expect(totals.get('searches')).toEqual([1, 0])
  expect(totals.get('visits')).toEqual([3, 1])
  const dump = JSON.stringify((await sql`select * from usage.event`.execute(database())).rows)
  expect(dump).not.toContain('10.1.2')
  expect(dump).not.toContain('heslo')
  expect(dump).not.toContain('Firefox')
})

test('the counter answers pages with and without JavaScript, and refuses what is no event', async () => {
  const server: Server = createServer((request, response) => {
    if (!answerBeacon(request, response, '10.9.9.9')) response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const base = `http://127.0.0.1:${port}`
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/uzivani/udalost`, {
      method: 'POST',
      body,
      headers: { 'user-agent': firefox, ...headers },
    }).then(({ status }) => status)
  expect(await post('{"p":"portal","k":"view","c":"/a"}')).toBe(202)
  expect(await post('{"p":"portal","k":"neco","c":"/a"}')).toBe(400)
  expect(await post('není JSON')).toBe(400)
  expect(await post('null')).toBe(400)
  expect(await post('x'.repeat(5000))).toBe(413)
  // a page of another site does not count for a platform whose own address is known
  expect(await post('{"p":"cizi","k":"view"}', { origin: 'https://jinde.example' })).toBe(202)
  expect(await post('{"p":"cizi","k":"view"}', { origin: 'https://cizi.mesto.example' })).toBe(202)
  const pixel = await fetch(`${base}/uzivani/pocitadlo.gif?p=portal`, {
    headers: { 'user-agent': firefox, referer: 'https://portal.example/podani/2' },
  })
  expect(pixel.headers.get('content-type')).toBe('image/gif')
  expect(pixel.headers.get('set-cookie')).toBeNull()
  expect(await (await fetch(`${base}/uzivani/pocitadlo.js`)).text()).toContain('sendBeacon')
  await new Promise((resolve) => setTimeout(resolve, 50))
  await flushEvents()
  const rows = (
    await sql<{ slug: string; path: string }>`select p.slug, e.path from usage.event e
      join platforms.platform p on p.id = e.platform_id where p.slug in ('portal', 'cizi') order by 1, 2`.execute(
      database(),
    )
  ).rows
  expect(rows).toEqual([
    { slug: 'cizi', path: '/' },
    { slug: 'portal', path: '/a' },
    { slug: 'portal', path: '/podani/2' },
  ])
  server.close()
})

const line = (time: string, address: string, path: string, agent = firefox, status = 200) =>
  `${address} - - [${time}] "GET ${path} HTTP/1.1" ${status} 512 "-" "${agent}"`

test('logs are counted with broken lines, other time zones and gzip; twice the same file counts once', async () => {
  const text = [
    line('10/Mar/2026:23:30:00 +0100', '1.1.1.1', '/a'),
    // the same instant written in another zone belongs to the same day in Prague
    line('10/Mar/2026:22:31:00 +0000', '1.1.1.1', '/b'),
    line('11/Mar/2026:03:59:00 +0530', '2.2.2.2', '/a'),
    line('11/Mar/2026:00:01:00 +0100', '1.1.1.1', '/a'),
    line('11/Mar/2026:09:00:00 +0100', '1.1.1.1', '/styl.css'),
    line('11/Mar/2026:09:00:01 +0100', '1.1.1.1', '/plan.pdf'),
    line('11/Mar/2026:09:00:02 +0100', '1.1.1.1', '/hledat?q=jmeno'),
    line('11/Mar/2026:09:00:03 +0100', '1.1.1.1', '/neni', firefox, 404),
    line('11/Mar/2026:09:00:04 +0100', '3.3.3.3', '/a', googlebot),
    'tohle není řádek logu',
    '1.1.1.1 - - [99/Foo/2026:00:00:00 +0100] "GET / HTTP/1.1" 200 1 "-" "x"',
    '',
  ].join('\n')
  const path = join(folder, 'access.log.gz')
  writeFileSync(path, gzipSync(text))
  const progress = await importLog(analyst, by, 'logy', path, 'server webu')
  expect(progress).toMatchObject({ lines: 11, broken: 2, brokenAt: [10, 11], days: 2 })
  await expect(importLog(analyst, by, 'logy', path, 'server webu')).rejects.toMatchObject({
    code: 'imported_before',
  })
  // the same log unpacked is the same log, a damaged one counts nothing and stands in nobody's way
  const unpacked = join(folder, 'access.log')
  writeFileSync(unpacked, text)
  await expect(importLog(analyst, by, 'logy', unpacked, 'server webu')).rejects.toMatchObject({
    code: 'imported_before',
  })
  const cut = join(folder, 'cut.log.gz')
  writeFileSync(cut, gzipSync(`${text}\n${text}`).subarray(0, 120))
  await expect(importLog(analyst, by, 'logy', cut, 'server webu')).rejects.toMatchObject({
    code: 'damaged_log',
  })
  expect(await daily('logy')).toEqual([])
  expect(await closeLogImport(analyst, 'logy')).toEqual({ days: 2 })
  const rows = await daily('logy')
  const of = (metric: string, day: string) => rows.find((row) => row.metric === metric && row.day === day)
  expect(of('page_views', '2026-03-10')).toMatchObject({ people: 3, bots: 0, source: 'log' })
  expect(of('visitors', '2026-03-10')).toMatchObject({ people: 2 })
  expect(of('page_views', '2026-03-11')).toMatchObject({ people: 1, bots: 1 })
  expect(of('downloads', '2026-03-11')).toMatchObject({ people: 1 })
  expect(of('searches', '2026-03-11')).toMatchObject({ people: 1 })
  expect(of('visits', '2026-03-11')).toMatchObject({ people: 2, bots: 1 })
  for (const table of ['log_visitor', 'log_salt', 'log_day'])
    expect((await sql`select * from ${sql.table(`usage.${table}`)}`.execute(database())).rows).toEqual([])
})

test('an interrupted log goes on where it was kept, and the same people stay the same', async () => {
  const path = join(folder, 'cut.log')
  const lines = Array.from({ length: 40 }, (_, at) =>
    line(`12/Mar/2026:10:${String(at).padStart(2, '0')}:00 +0100`, `5.5.5.${at % 4}`, '/x'),
  )
  writeFileSync(path, `${lines.join('\n')}\n`)
  await importLog(analyst, by, 'logy', path, 'server webu')
  // as if the process had been killed after twenty lines were kept
  const half = Buffer.byteLength(`${lines.slice(0, 20).join('\n')}\n`)
  await sql`update usage.log_file set done = false, read_to = ${half}, lines = 20 where name = 'cut.log'`.execute(
    database(),
  )
  await sql`update usage.log_day set counts = jsonb_set(counts, '{page_views}', '[20, 0]') where day = '2026-03-12'`.execute(
    database(),
  )
  await expect(closeLogImport(analyst, 'logy')).rejects.toMatchObject({ code: 'unread_file' })
  expect(await importLog(analyst, by, 'logy', path, 'server webu')).toMatchObject({ lines: 40, broken: 0 })
  await closeLogImport(analyst, 'logy')
  const rows = (await daily('logy')).filter(({ day }) => day === '2026-03-12')
  expect(rows.find(({ metric }) => metric === 'page_views')).toMatchObject({ people: 40 })
  expect(rows.find(({ metric }) => metric === 'visitors')).toMatchObject({ people: 4 })
})

test('days of an earlier import are replaced only on purpose', async () => {
  const path = join(folder, 'again.log')
  writeFileSync(path, line('12/Mar/2026:20:00:00 +0100', '7.7.7.7', '/y'))
  await importLog(analyst, by, 'logy', path, 'server webu')
  await expect(closeLogImport(analyst, 'logy')).rejects.toMatchObject({ code: 'days_taken' })
  await closeLogImport(analyst, 'logy', { replace: true })
  const rows = (await daily('logy')).filter(({ day }) => day === '2026-03-12')
  expect(rows.find(({ metric }) => metric === 'page_views')).toMatchObject({ people: 1 })
})

test('figures of Matomo, of app stores and of tables are read whatever their encoding; a faulty file writes nothing', async () => {
  const file = (name: string, text: string | Buffer) => ({ name, bytes: new Uint8Array(Buffer.from(text)) })
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(
      'Date,Package Name,Daily Device Installs,Active Device Installs\n2026-01-01,cz.mesto,5,1200\n',
      'utf16le',
    ),
  ])
  await importFigures(analyst, by, 'aplikace', file('installs.csv', utf16), 'Google Play')
  await importFigures(
    analyst,
    by,
    'aplikace',
    file('matomo.csv', 'date,nb_visits,nb_uniq_visitors\n2026-01-01,10,7\n2026-01-02,,8\n'),
    'Matomo',
  )
  const rows = await daily('aplikace')
  expect(rows.map(({ metric, people, source }) => [metric, people, source])).toEqual([
    ['active_devices', 1200, 'store'],
    ['installs', 5, 'store'],
    ['visitors', 7, 'matomo'],
    ['visits', 10, 'matomo'],
    ['visitors', 8, 'matomo'],
  ])
  const cp1250 = Buffer.from([
    ...Buffer.from('Datum;N'),
    0xe1,
    ...Buffer.from('v'),
    0x9a,
    ...Buffer.from('t'),
    0xec,
    ...Buffer.from('vy\n1. 2. 2026;5'),
  ])
  await importFigures(analyst, by, 'tabulky', file('x.csv', cp1250), 'tabulka')
  expect(await daily('tabulky')).toMatchObject([
    { metric: 'visits', day: '2026-02-01', people: 5, source: 'csv' },
  ])
  await expect(
    importFigures(analyst, by, 'tabulky', file('z.csv', 'rok;co\n2026;5'), 'tabulka'),
  ).rejects.toMatchObject({ code: 'unknown_columns' })
  const refused = importFigures(
    analyst,
    by,
    'tabulky',
    file('y.csv', 'datum;návštěvy\n1. 2. 2026;12\n30. 2. 2026;5\n2. 2. 2026;-3\n1. 2. 2026;4\n'),
    'tabulka',
  )
  await expect(refused).rejects.toMatchObject({ code: 'wrong_figures' })
  await expect(refused).rejects.toThrow(/řádek 3.*řádek 4.*řádek 5/s)
  expect(await daily('tabulky')).toHaveLength(1)
  await expect(
    importFigures(
      analyst,
      by,
      'aplikace',
      file('jinak.csv', 'date,nb_visits,nb_uniq_visitors\n2026-01-01,10,7\n2026-01-02,,8\n'),
      'znovu',
    ),
  ).rejects.toMatchObject({ code: 'imported_before' })
  const later = file('oprava.csv', 'date,nb_visits\n2026-01-01,11\n')
  await expect(importFigures(analyst, by, 'aplikace', later, 'oprava')).rejects.toMatchObject({
    code: 'days_taken',
  })
  await importFigures(analyst, by, 'aplikace', later, 'oprava', true)
  await expect(
    importFigures(analyst, by, 'aplikace', file('b.csv', 'date,nb_visits\n2099-01-01,11\n'), 'x'),
  ).rejects.toThrow('teprve bude')
  const { imports } = await readUse(analyst, 'aplikace')
  await removeImport(analyst, 'aplikace', imports.find(({ source }) => source === 'store')!.id)
  expect((await daily('aplikace')).some(({ source }) => source === 'store')).toBe(false)
})

test('typed months are judged by their own method, and a change of method is no growth', async () => {
  const months = (from: number, year: number, value: (month: number) => number) =>
    Array.from({ length: 12 }, (_, at) => `${at + 1}/${year} ${value(at + from)}`).join('\n')
  const until = '2025-12-31'
  await typeMonths(analyst, by, 'tabulky', {
    metric: 'active_devices',
    origin: 'snímek 4',
    months: months(0, 2024, (at) => 1000 + at),
  })
  await typeMonths(analyst, by, 'tabulky', {
    metric: 'active_devices',
    origin: 'snímek 5',
    months: months(0, 2025, (at) => 1300 + at * 2),
  })
  await expect(
    typeMonths(analyst, by, 'tabulky', { metric: 'active_devices', origin: 'x', months: '13/2025 5' }),
  ).rejects.toMatchObject({ code: 'wrong_figures' })
  const judge = async () => (await judgePlatforms(until)).find(({ name }) => name === 'Tabulky')!.growth!
  expect(await judge()).toMatchObject({ grain: 'month', verdict: 'grows', pairs: 12 })
  await annotate(analyst, 'tabulky', newId(), {
    kind: 'method',
    startsOn: '2025-03-01',
    endsOn: '2025-03-01',
    text: 'nové měření',
  })
  expect(await judge()).toMatchObject({ verdict: 'unknown', change: null, methodChanged: 'nové měření' })
  const content = await growthReport.read(analyst, { do: until })
  expect(content.caveats.join(' ')).toContain('nové měření')
  expect(JSON.stringify(content)).toContain('snímek 5')
})

afterAll(flushEvents)
