import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBallot, openBallot, propose, readSession } from '#server/modules/meetings/index.ts'
import { clusterUrl } from '#server/platform/database/cluster/cluster.ts'
import { database, openDatabase, useDatabase, type Database } from '#server/platform/database/database.ts'
import { ping } from '#server/platform/database/ping.ts'
import type { LiveState } from '#shared/meetings/live-state.ts'
import { gatherCrowd, listenTo, post, type Crowd } from '#tests/support/crowd.ts'
import { startServer, type RunningServer } from '#tests/support/server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'radnice-faults-'))
let server: RunningServer
let opened: Database
let crowd: Crowd

beforeAll(async () => {
  server = await startServer(['--demo'], { DATA_DIR: dataDir })
  opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  crowd = await gatherCrowd(
    clusterUrl(dataDir),
    readFileSync(join(dataDir, 'secrets', 'auth'), 'utf8').trim(),
    6,
  )
}, 120_000)
afterAll(async () => {
  useDatabase(undefined)
  await opened.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const leader = () => ({ ...crowd.leader, now: new Date() })
const shown = async () =>
  (await readSession(leader(), 'shromazdeni', new Date().toISOString().slice(0, 10))).live

async function opensSecret(words: string): Promise<string> {
  const proposal = await propose(leader(), crowd.id, crowd.itemId, 'resolution', words)
  return openBallot(leader(), crowd.id, [proposal], 'secret')
}
const cast = (ballot: string, index: number) =>
  post(`${server.url}${crowd.path}?/hlas`, crowd.cookies[index]!, {
    jednani: crowd.id,
    hlasovani: ballot,
    hlas: index === 5 ? 'against' : 'for',
  })

/** Waits until the database answers again. */
async function databaseIsBack(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await ping(database()).catch(() => false)) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The database did not come back')
}

test('a server killed during a vote loses no acknowledged vote and doubles none', async () => {
  const ballot = await opensSecret('Pád serveru')
  for (const index of [0, 1, 2]) await cast(ballot, index)
  const inFlight = cast(ballot, 3).then(
    () => 'counted',
    () => 'not answered',
  )
  server.process.kill('SIGKILL')
  await once(server.process, 'exit')
  await inFlight
  server = await startServer(['--demo'], { DATA_DIR: dataDir })
  await databaseIsBack()
  // phones that got no answer send the same again; so does one that did get it
  for (const index of [0, 3, 4, 5]) await cast(ballot, index)
  await closeBallot(leader(), crowd.id, ballot)
  expect((await shown()).ballot!.result).toEqual({
    for: 5,
    against: 1,
    abstain: 0,
    notVoting: 0,
    result: 'accepted',
  })
}, 120_000)

test('a database restarted during a session: the screen goes on by itself, votes stand once', async () => {
  const ballot = await opensSecret('Pád databáze')
  const states: LiveState[] = []
  const stop = await listenTo(`${server.url}${crowd.path}/proud`, crowd.leaderCookie, (data) =>
    states.push(JSON.parse(data) as LiveState),
  )
  await cast(ballot, 0)
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  const during = await Promise.allSettled([1, 2, 3].map((index) => cast(ballot, index)))
  expect(during).toHaveLength(3)
  await databaseIsBack()
  for (const index of [0, 1, 2, 3, 4, 5])
    for (let tries = 0; ; tries++) {
      const done = await cast(ballot, index).then(
        () => true,
        () => false,
      )
      if (done) break
      expect(tries).toBeLessThan(100)
      await new Promise((wait) => setTimeout(wait, 100))
    }
  await closeBallot(leader(), crowd.id, ballot)
  expect((await shown()).ballot!.result).toMatchObject({ for: 5, against: 1, notVoting: 0 })
  // the line to the database is opened again within a few seconds, and what was missed is told
  for (
    let tries = 0;
    states.at(-1)?.ballot?.state !== 'closed' || states.at(-1)?.ballot?.id !== ballot;
    tries++
  ) {
    expect(tries).toBeLessThan(200)
    await new Promise((wait) => setTimeout(wait, 100))
  }
  stop()
}, 120_000)
