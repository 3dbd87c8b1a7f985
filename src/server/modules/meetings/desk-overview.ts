import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { listNewestYears } from './attendance.store.ts'
import { listBodiesBelonged } from './body.store.ts'
import { recordableBodies } from './import-minutes.ts'
import { listOpenImports } from './import.store.ts'
import { listDeskMeetings } from './meeting-list.store.ts'

/** What waits on the desk: unfinished imports, meetings in work, then the newest published ones; members see those of their bodies. */
export async function deskOverview(actor: Actor) {
  const db = database()
  const bodies = await recordableBodies(actor)
  const own = actor.personId === null ? [] : await listBodiesBelonged(db, actor.personId, localDay(actor.now))
  const [imports, meetings] = await Promise.all([
    listOpenImports(db, actor.accountId ?? actor.kind),
    listDeskMeetings(db, [...new Set([...bodies.map(({ id }) => id), ...own])]),
  ])
  return {
    bodies,
    imports,
    meetings,
    belongs: own.length > 0,
    reports: await listNewestYears(db, [...new Set([...bodies.map(({ id }) => id), ...own])]),
  }
}
