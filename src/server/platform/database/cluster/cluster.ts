import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, type Binaries } from './binaries.ts'
import { ClusterError } from './cluster-error.ts'
import { describeFailure, initializeCluster } from './initialize.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { makeSocketFolder, socketFolder } from './socket-folder.ts'

export interface Cluster {
  /** Connection string of the database `radnice` */
  url: string
  /** Stops PostgreSQL when this process owns it; otherwise only lets go. */
  stop: () => Promise<void>
}

interface Place {
  folder: string
  socket: string
  log: string
  binaries: Binaries
  runAs: RunAs
}

const port = 5432
const ownerLock = 0x7261646e // advisory lock held by the process that owns the cluster; it dies with its connection
const recoverySeconds = 120

/**
 * Starts the bundled PostgreSQL in DATA_DIR, or adopts the one whose owner died.
 * While this process lives, a killed PostgreSQL is started again.
 * @throws ClusterError when another living process owns the folder, or PostgreSQL cannot start
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const place = prepare(dataDir)
  let stopping = false
  let owner = await own(place)
  const guard = (client: pg.Client) => {
    client.on('end', () => {
      if (stopping) return
      void keepAlive()
    })
  }
  const keepAlive = async () => {
    for (let wait = 200; !stopping; wait = Math.min(wait * 2, 5000)) {
      try {
        owner = await own(place)
        return guard(owner)
      } catch {
        await delay(wait)
      }
    }
  }
  guard(owner)
  await makeDatabase(owner)
  return {
    url: clusterUrl(dataDir),
    stop: async () => {
      stopping = true
      await owner.end().catch(() => undefined)
      await stopPostgres(place.folder)
    },
  }
}

/** Connects to the cluster of DATA_DIR that a running server owns. @throws ClusterError when none runs */
export async function attachCluster(dataDir: string): Promise<Cluster> {
  const client = new pg.Client(clusterUrl(dataDir, 'radnice'))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
  } catch {
    throw new ClusterError(
      `Databáze ve složce ${dataDir} neběží. Spusťte nejdřív server (npm start), nebo nastavte DATABASE_URL.`,
    )
  }
  return { url: clusterUrl(dataDir), stop: async () => undefined }
}

/** Connects to the cluster of DATA_DIR whoever owns it; starts it for the time of one command when nobody does. */
export async function shareCluster(dataDir: string): Promise<Cluster> {
  try {
    return await openCluster(dataDir)
  } catch (error) {
    if (error instanceof ClusterError && error.cause === 'owned')
      return { url: clusterUrl(dataDir), stop: async () => undefined }
    throw error
  }
}

export function clusterUrl(dataDir: string, database = 'radnice'): string {
  return `postgres://radnice@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder(dataDir))}`
}

function prepare(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true })
  const binaries = findBinaries()
  const runAs = chooseRunAs(binaries.postgres, dataDir)
  const socket = socketFolder(dataDir)
  makeSocketFolder(socket, runAs.own)
  const folder = join(dataDir, 'postgres')
  initializeCluster(folder, binaries, runAs)
  return { folder, socket, log: join(dataDir, 'postgres.log'), binaries, runAs }
}

async function own(place: Place): Promise<pg.Client> {
  const client = await connect(place)
  const taken = await client.query('select pg_try_advisory_lock($1) as got', [ownerLock])
  if (taken.rows[0].got === true) return client
  const holder = await client.query(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [ownerLock],
  )
  await client.end()
  throw new ClusterError(
    `Složku ${place.folder} už používá jiná běžící Radnice (${holder.rows[0]?.application_name ?? 'neznámý proces'}). Ukončete ji, nebo nastavte jinou DATA_DIR.`,
    { cause: 'owned' },
  )
}

async function connect(place: Place): Promise<pg.Client> {
  const deadline = Date.now() + recoverySeconds * 1000
  let child: { exited: boolean } | undefined
  for (;;) {
    const client = new pg.Client({
      host: place.socket,
      port,
      user: 'radnice',
      database: 'postgres',
      application_name: `radnice PID ${process.pid}`,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      const state = (error as { code?: string }).code
      const down = state === 'ENOENT' || state === 'ECONNREFUSED'
      if (child?.exited && down && !isRunning(place.folder))
        throw new ClusterError(describeFailure(place.folder, tail(place.log)))
      if (down && !child && !isRunning(place.folder)) child = startPostgres(place)
      if (Date.now() > deadline) throw new ClusterError(describeFailure(place.folder, String(error)))
      await delay(20)
    }
  }
}

function startPostgres(place: Place): { exited: boolean } {
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) renameSync(place.log, `${place.log}.1`)
  const log = openSync(place.log, 'a', 0o600)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    port: String(port),
    max_connections: '60',
    shared_buffers: '96MB',
    max_wal_size: '512MB',
    timezone: 'UTC',
    log_timezone: 'Europe/Prague',
    jit: 'off',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...before] = [...place.runAs.prefix, place.binaries.postgres]
  const child = spawn(command!, [...before, '-D', place.folder, ...args], {
    ...place.runAs.options,
    detached: true, // a session of its own: Ctrl-C must not stop the database before the server
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const state = { exited: false }
  child.on('exit', () => (state.exited = true))
  child.on('error', () => (state.exited = true))
  return state
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const found = await client.query(`select 1 from pg_database where datname = 'radnice'`)
  if (found.rowCount === 0) await client.query('create database radnice')
}

async function stopPostgres(folder: string): Promise<void> {
  const pid = postmasterPid(folder)
  if (pid === undefined || !isRunning(folder)) return
  process.kill(pid, 'SIGINT') // fast shutdown: running transactions are rolled back
  for (let i = 0; i < 600 && isRunning(folder); i++) await delay(50)
}

function postmasterPid(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

function isRunning(folder: string): boolean {
  const pid = postmasterPid(folder)
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return isPostgres(pid)
  } catch {
    return false
  }
}

/** After a crash of the machine another program may carry the number that postmaster.pid names. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true
  const state = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return state.includes('(postgres)') && !/\) Z /.test(state)
}

function tail(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-2000) : ''
}
