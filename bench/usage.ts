import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, readFileSync, rmSync, createWriteStream, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { visitor, type Actor } from '../src/server/platform/actor/actor.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { database, openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { closeLogImport, importLog } from '../src/server/modules/usage/index.ts'
import { growthReport } from '../src/server/modules/usage/reports/growth-report.ts'
import { countDay } from '../src/server/modules/usage/ingest/event.store.ts'
import { projectRoot } from '../src/server/platform/project-root.ts'
import { shiftDay } from '../src/shared/time/shift-day.ts'
import { localDay } from '../src/shared/time/local-day.ts'
import { eventKinds, eventMetrics } from '../src/shared/usage/words.ts'
import { startServer } from '../tests/support/server.ts'
import { figure, ms, times, quantile } from './support/measure.ts'

const script = (name: string) => join(projectRoot, 'bench', 'support', name)

/** Puts a process and its threads on one core. */
function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' })
}

interface Load {
  done: number
  seconds: number
  p99: number
}

/** One event a request over 64 connections kept alive; answers only when told how many were acknowledged. */
async function load(port: number, seconds: number, path: string): Promise<Load> {
  const child: ChildProcess = fork(script('event-load.ts'), [String(port), String(seconds), path])
  pin(child.pid!, 1)
  const [answer] = (await once(child, 'message')) as [Load]
  return answer
}

/** A demo server whose database this process uses. */
async function withDemo(bench: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir, JOBS: 'worker' })
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    await bench(dataDir)
  } finally {
    useDatabase(undefined)
    await opened.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export const benchLog = (): Promise<void> => withDemo(importLines)
export const benchYear = (): Promise<void> => withDemo(dashboardOfYear)

/** Events one a request, a graceful stop, kill -9. */
export async function benchIngest(): Promise<void> {
  const bare = spawn(process.execPath, [script('bare-post.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(bare.stdout, 'data')) as [Buffer]
  pin(bare.pid!, 0)
  await load(Number(port), 2, '/uzivani/udalost')
  const reference = await load(Number(port), 8, '/uzivani/udalost')
  bare.kill('SIGKILL')

  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  let server = await startServer(['--demo'], env)
  const count = async () => {
    const [row] = await server.ask('select count(*)::int as n from usage.event')
    return Number(row!['n'])
  }
  const pinAll = () => {
    pin(server.process.pid!, 0)
    const [postmaster] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    for (const pid of execFileSync('pgrep', ['-P', postmaster!]).toString().split('\n').filter(Boolean))
      pin(Number(pid), 1)
    pin(Number(postmaster), 1)
  }
  pinAll()
  const warm = await load(Number(new URL(server.url).port), 2, '/uzivani/udalost')
  const own = await load(Number(new URL(server.url).port), 8, '/uzivani/udalost')
  const before = warm.done + own.done
  await server.stop()
  server = await startServer(['--demo'], env)
  const kept = await count()
  figure(
    'Events taken, one a request, server on one core, database and senders on the other',
    `${Math.round(own.done / own.seconds).toLocaleString('en')}/s, p99 ${ms(own.p99)}`,
    `${Math.round(reference.done / reference.seconds).toLocaleString('en')}/s bare node:http, ratio ${(own.done / own.seconds / (reference.done / reference.seconds)).toFixed(2)}`,
    '≥ 8,000/s and ratio ≥ 0.15, p99 ≤ 50 ms',
  )
  figure(
    'Events lost by a graceful stop',
    String(before - kept),
    `${before.toLocaleString('en')} acknowledged`,
    '0',
  )
  pinAll()
  const sending = load(Number(new URL(server.url).port), 3, '/uzivani/udalost')
  await new Promise((done) => setTimeout(done, 2_500))
  const killed = sending.catch(() => null)
  server.process.kill('SIGKILL')
  const acknowledged = (await killed)!
  server = await startServer(['--demo'], env)
  const lost = kept + acknowledged.done - (await count())
  figure(
    'Events lost by kill -9, in seconds of the events of that time',
    `${(lost / (acknowledged.done / 2.5)).toFixed(2)} s (${lost.toLocaleString('en')})`,
    `${acknowledged.done.toLocaleString('en')} acknowledged`,
    '≤ 1 s',
  )
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

const lines = 1_000_000
/** A day */
const visitors = 20_000

async function importLines(dataDir: string): Promise<void> {
  const path = join(dataDir, 'access.log')
  const out = createWriteStream(path)
  const agents = [
    'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
    'Mozilla/5.0 (iPhone) Safari/605',
    'Googlebot/2.1',
    'Mozilla/5.0 (Windows NT 10.0) Chrome/140',
  ]
  for (let n = 0; n < lines; n++) {
    const minute = Math.floor((n / lines) * 7 * 1440)
    const day = String(1 + Math.floor(minute / 1440)).padStart(2, '0')
    const clock = `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
    const who = (n * 7919) % visitors
    const line = `10.0.${who % 250}.${Math.floor(who / 250)} - - [${day}/Jun/2025:${clock} +0200] "GET /stranka/${(n * 13) % 900}${n % 5 === 0 ? '.css' : ''} HTTP/1.1" 200 ${n % 9000} "https://web.example/" "${agents[who % 4]}"\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  const read = performance.now()
  let newlines = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
    newlines += chunk.toString('latin1').split('\n').length - 1
  const reading = performance.now() - read
  const actor: Actor = { ...visitor(new Date()), kind: 'person', accountId: 'bench', roles: ['analyst'] }
  const started = performance.now()
  await importLog(actor, 'měření', 'radnice', path, 'měření')
  await closeLogImport(actor, 'radnice')
  const took = performance.now() - started
  figure(
    `Log of ${lines.toLocaleString('en')} lines (${Math.round(statSync(path).size / 2 ** 20)} MB, ${visitors.toLocaleString('en')} visitors a day) into daily figures`,
    `${Math.round((lines / took) * 1000).toLocaleString('en')} lines/s`,
    `${Math.round((newlines / reading) * 1000).toLocaleString('en')} lines/s read and split`,
    '≥ 100,000 lines/s',
  )
}

const events = 20_000_000

async function dashboardOfYear(): Promise<void> {
  const db = database()
  await sql`delete from usage.daily`.execute(db)
  await sql`delete from usage.daily_path`.execute(db)
  await sql`delete from usage.monthly`.execute(db)
  const { rows } = await sql<{ id: string }>`select id from platforms.platform order by name limit 5`.execute(
    db,
  )
  const ids = rows.map(({ id }) => id)
  const today = localDay(new Date())
  const perDay = Math.ceil(events / 365)
  const metricOfKind = eventKinds.map((kind) => eventMetrics[kind])
  for (let back = 365; back >= 1; back--) {
    const day = shiftDay(today, -back)
    await sql`insert into usage.event (platform_id, at, kind, visitor, bot, path)
      select (${ids}::uuid[])[1 + n % 5], ${day}::date::timestamptz + make_interval(secs => n * 86000.0 / ${perDay}::int),
        case when n % 10 = 0 then 1 else 0 end, decode(lpad(to_hex((n * 7919) % 9001), 16, '0'), 'hex'), n % 8 = 0,
        '/stranka/' || (n * 13) % 400
      from generate_series(1, ${perDay}::int) n`.execute(db)
    await countDay(db, day, metricOfKind)
    // as the job does: raw events live three days
    if (back % 3 === 0) await sql`delete from usage.event where at < ${shiftDay(day, -2)}::date`.execute(db)
    if (back % 3 === 0) await sql`vacuum usage.event`.execute(db)
  }
  await sql`vacuum analyze usage.event`.execute(db)
  await sql`vacuum analyze usage.daily`.execute(db)
  const read = () => growthReport.read(visitor(new Date()), { do: today })
  await read()
  const whole = await times(30, async () => void (await read()), 2)
  const bare = await times(
    30,
    async () =>
      void (await sql`select platform_id, metric, day, people from usage.daily where day > ${shiftDay(today, -365)}`.execute(
        db,
      )),
    2,
  )
  const size = await sql<{ bytes: number }>`select sum(pg_total_relation_size(c.oid))::int8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'usage' and c.relkind = 'r'`.execute(
    db,
  )
  figure(
    `Year's dashboard of five platforms over ${events.toLocaleString('en')} events, p50`,
    ms(quantile(whole, 0.5)),
    `${ms(quantile(bare, 0.5))} its rows by bare SQL`,
    '≤ 100 ms',
  )
  figure(
    'The same in the database, raw events of three days with it',
    `${Math.round(size.rows[0]!.bytes / 2 ** 20)} MB`,
    '–',
    '≤ 200 MB',
  )
}
