import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { namePersons } from '../people/index.ts'
import { countAttendance, listPublishedYears } from './attendance.store.ts'
import { settingsOf } from './body-settings.ts'
import { findBody, rolesOn } from './body.store.ts'
import { mayReadStatistics } from './policy.ts'

export interface AttendanceStatistics {
  year: number
  /** Years that can be asked for, newest first */
  years: number[]
  /** Published meetings of the year whose record states who was there */
  meetings: number
  people: {
    name: string
    present: number
    excused: number
    absent: number
    /** Meetings whose record does not name the person: not a member then, or left out */
    unstated: number
  }[]
}

/**
 * How the members of a body came to its published meetings in a year, in the order of surnames.
 * @returns null when the body's rules keep it from this reader, or when nothing is published
 */
export async function attendanceStatistics(
  actor: Actor,
  bodySlug: string,
  asked?: number,
): Promise<AttendanceStatistics | null> {
  const db = database()
  const body = await findBody(db, bodySlug)
  if (!body) return null
  if (!mayReadStatistics(actor, settingsOf(body), await rolesOn(db, actor, body.id))) return null
  const years = await listPublishedYears(db, body.id)
  const year = years.find((one) => one === asked) ?? years[0]
  if (year === undefined) return null
  const { meetings, people } = await countAttendance(db, body.id, year)
  const names = await namePersons(
    db,
    people.flatMap(({ personId }) => personId ?? []),
  )
  const collator = new Intl.Collator('cs', { numeric: true })
  return {
    year,
    years,
    meetings,
    people: people
      .map(({ personId, ...row }) => ({ ...row, key: names.get(personId ?? '')?.sortKey ?? row.name }))
      .sort((a, b) => collator.compare(a.key, b.key))
      .map(({ name, present, excused, absent }) => ({
        name,
        present,
        excused,
        absent,
        unstated: meetings - present - excused - absent,
      })),
  }
}
