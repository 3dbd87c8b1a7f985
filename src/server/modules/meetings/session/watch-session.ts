import type { LiveState } from '../../../../shared/meetings/live-state.ts'
import { database } from '../../../platform/database/database.ts'
import { eventOf } from '../../../platform/http/event-stream.ts'
import { listen } from '../../../platform/live/live.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import { sessionTopic } from './act.ts'
import { wholeSession } from './live-state.ts'

type Watcher = (event: Uint8Array) => void

interface Watched {
  watchers: Set<Watcher>
  /** What was told last; a newcomer gets it at once */
  last: Uint8Array | null
  reading: boolean
  /** Something changed while it was being read */
  again: boolean
  stop: () => void
}

// One reading serves everybody who watches the same meeting through this process
const watched = new Map<string, Watched>()

/**
 * Tells the state of a session now and at each change, however many watch. @returns how to stop watching
 * @param tell gets an event whose data is `LiveState` as JSON
 */
export function watchSession(meetingId: string, tell: Watcher): () => void {
  const one = watched.get(meetingId) ?? begin(meetingId)
  one.watchers.add(tell)
  if (one.last !== null) tell(one.last)
  return () => {
    one.watchers.delete(tell)
    if (one.watchers.size > 0) return
    one.stop()
    watched.delete(meetingId)
  }
}

function begin(meetingId: string): Watched {
  const one: Watched = {
    watchers: new Set(),
    last: null,
    reading: false,
    again: false,
    stop: () => undefined,
  }
  one.stop = listen(sessionTopic(meetingId), () => void read(meetingId, one))
  watched.set(meetingId, one)
  void read(meetingId, one)
  return one
}

async function read(meetingId: string, one: Watched): Promise<void> {
  one.again = true
  if (one.reading) return
  one.reading = true
  try {
    while (one.again) {
      one.again = false
      const session = await wholeSession(database(), meetingId, new Date())
      if (session) tellAll(one, session.state)
    }
  } catch (error) {
    // the next hint, or the fallback, reads it anew
    log('warn', 'session.unread', describeError(error))
  } finally {
    one.reading = false
  }
}

function tellAll(one: Watched, state: LiveState): void {
  one.last = eventOf(JSON.stringify(state))
  for (const tell of one.watchers) tell(one.last)
}
