import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeBallot, openBallot, propose, readSession } from '../src/server/modules/meetings/index.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import type { LiveState } from '../src/shared/meetings/live-state.ts'
import { startServer } from '../tests/support/server.ts'
import { gatherCrowd, listenTo, post, type Crowd } from '../tests/support/crowd.ts'
import { figure, memoryOf, ms, quantile } from './support/measure.ts'

const size = 200

/** Two hundred people vote, the screen of the room follows, five hundred listen. */
export async function benchSession(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir })
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    const secret = readFileSync(join(dataDir, 'secrets', 'auth'), 'utf8').trim()
    const crowd = await gatherCrowd(clusterUrl(dataDir), secret, size)
    const url = server.url + crowd.path
    await vote(url, crowd, 'public', 0) // warm
    const spread = await vote(url, crowd, 'secret', 2000)
    const bare = await atOnce(url.replace(/\/zive$/, '/zive/nic'), crowd)
    figure(
      '200 people vote in secret within 2 s: p95',
      ms(quantile(spread, 0.95)),
      `${ms(quantile(bare, 0.5))} median of 200 requests at once that only prove who asks`,
      '≤ 150 ms',
    )
    for (const method of ['secret', 'public'] as const)
      figure(
        `200 people vote all at once, ${method}: p95; all recorded, none twice`,
        ms(quantile(await vote(url, crowd, method, 0), 0.95)),
        `${ms(quantile(bare, 0.95))} p95 of the same requests that only prove who asks`,
        '≤ 600 ms',
      )
    await screen(url, crowd)
    await listeners(url, crowd, server.process.pid!, dataDir)
  } finally {
    useDatabase(undefined)
    await opened.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One ballot; everybody votes at a moment of the spread, every tenth taps twice. @returns milliseconds of each vote */
async function vote(
  url: string,
  crowd: Crowd,
  method: 'public' | 'secret',
  spread: number,
): Promise<number[]> {
  const leader = { ...crowd.leader, now: new Date() }
  const proposal = await propose(leader, crowd.id, crowd.itemId, 'resolution', `Návrh ${Math.random()}`)
  const ballot = await openBallot(leader, crowd.id, [proposal], method)
  const cast = async (cookie: string, index: number) => {
    await new Promise((done) => setTimeout(done, (spread * index) / size))
    const fields = { jednani: crowd.id, hlasovani: ballot, hlas: index % 3 === 0 ? 'against' : 'for' }
    const taken = post(`${url}?/hlas`, cookie, fields)
    if (index % 10 === 0) await post(`${url}?/hlas`, cookie, fields)
    return taken
  }
  const taken = await Promise.all(crowd.cookies.map(cast))
  await closeBallot({ ...leader, now: new Date() }, crowd.id, ballot)
  const [bodySlug, slug] = new URL(url).pathname.split('/').slice(3, 5)
  const { live } = await readSession(leader, bodySlug!, slug!)
  const result = live.ballot!.result!
  const against = Math.ceil(size / 3)
  if (result.for !== size - against || result.against !== against || result.notVoting !== 0)
    throw new Error(`Votes were lost or doubled: ${JSON.stringify(result)}`)
  return taken
}

/** As many requests at once that pass the sign-in and end at a page which does not exist. */
async function atOnce(url: string, { cookies }: Crowd): Promise<number[]> {
  return Promise.all(
    cookies.map(async (cookie) => {
      const started = performance.now()
      await (await fetch(url, { headers: { cookie }, redirect: 'manual' })).text()
      return performance.now() - started
    }),
  )
}

/** From sending an act of the recorder until the screen was told. */
async function screen(url: string, crowd: Crowd): Promise<void> {
  let heard: (state: LiveState) => void = () => undefined
  const stop = await listenTo(`${url}/proud`, crowd.leaderCookie, (data) =>
    heard(JSON.parse(data) as LiveState),
  )
  const [waits, acts]: [number[], number[]] = [[], []]
  for (let n = 0; n < 40; n++) {
    const started = performance.now()
    const begins = n % 2 === 0
    const told = new Promise<number>((resolve) => {
      heard = (state) => {
        if ((state.break !== null) === begins) resolve(performance.now() - started)
      }
    })
    acts.push(
      await post(`${url}?/${begins ? 'prestavka' : 'konecPrestavky'}`, crowd.leaderCookie, {
        jednani: crowd.id,
        minut: '10',
      }),
    )
    waits.push(await told)
    await new Promise((done) => setTimeout(done, 30 + (n % 5) * 40))
  }
  stop()
  figure(
    'Screen told of an act of the recorder: p95 from sending it',
    ms(quantile(waits, 0.95)),
    `${ms(quantile(acts, 0.95))} p95 of the act itself`,
    '≤ 500 ms',
  )
}

async function listeners(url: string, crowd: Crowd, pid: number, dataDir: string): Promise<void> {
  await new Promise((done) => setTimeout(done, 5000))
  const idle = memoryOf(pid, dataDir)
  let events = 0
  const stops = await Promise.all(
    Array.from({ length: 500 }, () => listenTo(`${url}/proud`, crowd.leaderCookie, () => events++)),
  )
  await new Promise((done) => setTimeout(done, 3000))
  const before = events
  await post(`${url}?/prestavka`, crowd.leaderCookie, { jednani: crowd.id, minut: '5' })
  await new Promise((done) => setTimeout(done, 2000))
  if (events - before < 500) throw new Error(`Only ${events - before} of 500 listeners were told`)
  const busy = memoryOf(pid, dataDir)
  for (const stop of stops) stop()
  figure(
    '500 listeners: memory (PSS) above idle',
    `${Math.round(busy - idle)} MB`,
    `${Math.round(idle)} MB idle`,
    '≤ 60 MB',
  )
}
