import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listAttendance } from './attendance.store.ts'
import { findBody, rolesOn } from './body.store.ts'
import { mayRecordMeeting } from './policy.ts'

/** First and last day of a year, or of one of its halves: remuneration is counted by them. */
export function periodOf(year: number, half: 1 | 2 | null): { from: string; to: string } {
  return {
    from: `${year}-${half === 2 ? '07-01' : '01-01'}`,
    to: `${year}-${half === 1 ? '06-30' : '12-31'}`,
  }
}

/**
 * One row for each person at each meeting of a body in a period, from closed records; times are local, null when the
 * record does not state them.
 * @throws DomainError `not_found` for who does not keep the body's records
 */
export async function attendanceExport(actor: Actor, bodySlug: string, year: number, half: 1 | 2 | null) {
  const db = database()
  const body = await findBody(db, bodySlug)
  if (!body || !Number.isInteger(year) || !mayRecordMeeting(actor, await rolesOn(db, actor, body.id)))
    throw notFound()
  const { from, to } = periodOf(year, half)
  return listAttendance(db, body.id, from, to)
}
