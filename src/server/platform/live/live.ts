import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../database/database.ts'
import { database } from '../database/database.ts'
import { log } from '../log/log.ts'

// A hint that something changed reaches every process of Radnice on the database; what changed is read anew.
const channel = 'radnice_live'
/** Listeners are woken at most so often, in milliseconds */
const calm = 100
/** Without a hint for so long, listeners are woken anyway: a hint may be lost with its connection */
const fallback = 15_000

type Wake = () => void

interface Live {
  listeners: Map<string, Set<Wake>>
  /** Topics that wait for the end of the calm */
  waiting: Map<string, NodeJS.Timeout>
  client: pg.Client | null
  url: string | null
  ended: boolean
  timer: NodeJS.Timeout | null
}

const fresh = (): Live => ({
  listeners: new Map(),
  waiting: new Map(),
  client: null,
  url: null,
  ended: true,
  timer: null,
})
let live = fresh()

/** Starts to hear hints of all processes; a lost connection is opened again. @returns how to stop */
export async function openLive(url: string): Promise<() => Promise<void>> {
  live = { ...fresh(), url, ended: false }
  live.timer = setInterval(() => [...live.listeners.keys()].forEach(wake), fallback)
  live.timer.unref()
  await connect()
  return async () => {
    live.ended = true
    if (live.timer) clearInterval(live.timer)
    for (const timer of live.waiting.values()) clearTimeout(timer)
    await live.client?.end().catch(() => undefined)
    live.listeners.clear()
  }
}

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: live.url!, application_name: 'radnice live' })
  client.on('notification', ({ payload }) => payload && wake(payload))
  const again = () => {
    if (live.ended || live.client !== client) return
    live.client = null
    setTimeout(() => void reconnect(), 1000).unref()
  }
  client.on('error', again)
  client.on('end', again)
  await client.connect()
  await client.query(`listen ${channel}`)
  live.client = client
}

async function reconnect(): Promise<void> {
  if (live.ended) return
  try {
    await connect()
    // whatever was said meanwhile was not heard
    for (const topic of live.listeners.keys()) wake(topic)
  } catch (error) {
    log('warn', 'live.disconnected', { error: (error as Error).message })
    setTimeout(() => void reconnect(), 2000).unref()
  }
}

/** Wakes the listeners of a topic now, and then at most once in the calm. */
function wake(topic: string): void {
  if (live.waiting.has(topic)) {
    late.add(topic)
    return
  }
  const listeners = live.listeners.get(topic)
  if (!listeners) return
  const timer = setTimeout(() => {
    live.waiting.delete(topic)
    if (late.delete(topic)) wake(topic)
  }, calm)
  live.waiting.set(topic, timer)
  for (const listener of listeners) listener()
}

const late = new Set<string>()

/** Calls back when a topic may have changed. @returns how to stop listening */
export function listen(topic: string, wakeUp: Wake): () => void {
  const listeners = live.listeners.get(topic) ?? new Set()
  live.listeners.set(topic, listeners.add(wakeUp))
  return () => {
    listeners.delete(wakeUp)
    if (listeners.size === 0 && live.listeners.get(topic) === listeners) live.listeners.delete(topic)
  }
}

/** Says with a transaction that a topic changed; heard when it commits. */
export async function announce(db: Db, topic: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic})`.execute(db)
}

const soon = new Set<string>()

/** Says it a moment later, once for many: committing with a hint makes writers wait for one another. */
export function announceSoon(topic: string): void {
  if (soon.has(topic)) return
  soon.add(topic)
  setTimeout(() => {
    soon.delete(topic)
    announce(database(), topic).catch(() => undefined)
  }, calm)
}
