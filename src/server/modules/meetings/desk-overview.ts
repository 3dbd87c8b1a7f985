import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { listNewestYears } from './attendance.store.ts'
import { insideBodies } from './inside-bodies.ts'
import { listOpenImports } from './import.store.ts'
import { listDeskMeetings } from './meeting-list.store.ts'

/** What waits on the desk: unfinished imports, meetings in work, then the newest published ones; members see those of their bodies. */
export async function deskOverview(actor: Actor) {
  const db = database()
  const { recordable: bodies, belonged: own, ids } = await insideBodies(actor)
  const [imports, meetings] = await Promise.all([
    listOpenImports(db, actor.accountId ?? actor.kind),
    listDeskMeetings(db, ids),
  ])
  return {
    bodies,
    imports,
    meetings,
    belongs: own.length > 0,
    reports: await listNewestYears(db, ids),
  }
}
