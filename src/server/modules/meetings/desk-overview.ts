import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { recordableBodies } from './import-minutes.ts'
import { listOpenImports } from './import.store.ts'
import { listDeskMeetings } from './meeting.store.ts'

/** What waits on the recorder's desk: unfinished imports, meetings in work, then the newest published ones. */
export async function deskOverview(actor: Actor) {
  const db = database()
  const bodies = await recordableBodies(actor)
  const [imports, meetings] = await Promise.all([
    listOpenImports(db, actor.accountId ?? actor.kind),
    listDeskMeetings(
      db,
      bodies.map(({ id }) => id),
    ),
  ])
  return { bodies, imports, meetings }
}
