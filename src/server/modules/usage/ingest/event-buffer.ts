import { describeError, log } from '../../../platform/log/log.ts'
import { database } from '../../../platform/database/database.ts'
import { insertEvents, type EventRow } from './event.store.ts'

/** Most of a second may pass between an event and its row: that much a killed process may lose. */
const longestWait = 500
const fullBatch = 5_000
/** With a database that does not answer, the oldest events give way rather than the memory */
const most = 300_000

let waiting: EventRow[] = []
let timer: NodeJS.Timeout | undefined
let running: Promise<void> | undefined

/** Takes an event; it is written with others within half a second. */
export function takeEvent(event: EventRow): void {
  waiting.push(event)
  if (waiting.length >= fullBatch && !running) void flushEvents()
  else timer ??= setTimeout(() => void flushEvents(), longestWait)
}

/** Writes everything that waits; a failed batch waits for the next turn. */
export async function flushEvents(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  while (running) await running
  if (waiting.length === 0) return
  const batch = waiting
  waiting = []
  running = write(batch)
  await running
  running = undefined
}

async function write(batch: EventRow[]): Promise<void> {
  let written = 0
  try {
    for (; written < batch.length; written += fullBatch)
      await insertEvents(database(), batch.slice(written, written + fullBatch))
  } catch (error) {
    log('warn', 'usage.events_wait', describeError(error))
    waiting = [...batch.slice(written), ...waiting].slice(-most)
    timer ??= setTimeout(() => void flushEvents(), longestWait * 4)
  }
}
