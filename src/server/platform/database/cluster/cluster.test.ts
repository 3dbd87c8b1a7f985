import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { clusterUrl, openCluster, shareCluster } from './cluster.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'radnice-cluster-'))
  folders.push(made)
  return made
}
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })))

const ask = async (url: string, sql: string, values: unknown[] = []) => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}
const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const until = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (tries > 200) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

test('a second owner is refused by name, a command shares, checksums and fsync are on', async () => {
  const dataDir = folder()
  const cluster = await openCluster(dataDir)
  await expect(openCluster(dataDir)).rejects.toThrow(`PID ${process.pid}`)
  const shared = await shareCluster(dataDir)
  expect(
    await ask(shared.url, `select current_setting('fsync') f, current_setting('data_checksums') c`),
  ).toEqual([{ f: 'on', c: 'on' }])
  await shared.stop()
  expect(await ask(cluster.url, 'select 1 as up')).toEqual([{ up: 1 }])
  await cluster.stop()
  await expect(ask(cluster.url, 'select 1')).rejects.toThrow()
})

test('kill -9 of the database during writes loses no acknowledged row, and it comes back by itself', async () => {
  const dataDir = folder()
  const cluster = await openCluster(dataDir)
  await ask(cluster.url, 'create table note (id int primary key)')
  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    const killer = setTimeout(() => process.kill(postmaster(dataDir), 'SIGKILL'), 150)
    const client = new pg.Client(cluster.url)
    client.on('error', () => undefined)
    await until(() => ask(cluster.url, 'select 1'))
    await client.connect()
    try {
      for (;;) {
        await client.query('insert into note values ($1)', [acknowledged + 1])
        acknowledged++
      }
    } catch {
      // the database was killed under us: what was acknowledged must still be there
    }
    clearTimeout(killer)
    const rows = await until(() => ask(cluster.url, 'select count(*)::int as n, max(id) as top from note'))
    expect(rows[0].n).toBe(rows[0].top)
    expect(rows[0].top).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = rows[0].top
  }
  expect(acknowledged).toBeGreaterThan(0)
  await cluster.stop()
})

test('a database whose owner was killed is adopted with its data', async () => {
  const dataDir = folder()
  const program = `import { openCluster } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}
    await openCluster(${JSON.stringify(dataDir)}); console.log('up'); setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((done) => owner.stdout.once('data', () => done()))
  await ask(clusterUrl(dataDir), 'create table note (id int)')
  await ask(clusterUrl(dataDir), 'insert into note values (7)')
  const before = postmaster(dataDir)
  owner.kill('SIGKILL')
  const cluster = await until(() => openCluster(dataDir))
  expect(postmaster(dataDir)).toBe(before)
  expect(await ask(cluster.url, 'select id from note')).toEqual([{ id: 7 }])
  await cluster.stop()
})

test('two servers that start at once on an empty folder: exactly one owns it', async () => {
  const dataDir = folder()
  const results = await Promise.allSettled([openCluster(dataDir), openCluster(dataDir)])
  const owners = results.filter((result) => result.status === 'fulfilled')
  expect(owners).toHaveLength(1)
  await owners[0]!.value.stop()
})
