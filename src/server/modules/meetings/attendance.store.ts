import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()
const countState = (state: string) => sql<number>`(count(*) filter (where a.state = ${state}))::int`

/** How many published meetings of a body in a year state who was there, and how its members came to them. */
export async function countAttendance(db: Db, bodyId: string, year: number) {
  const published = tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.attendance as a', 'a.meetingId', 'm.id')
    .where('m.bodyId', '=', bodyId)
    .where('m.state', '=', 'published')
    .where('m.heldOn', '>=', `${year}-01-01`)
    .where('m.heldOn', '<=', `${year}-12-31`)
    .where('a.capacity', '=', 'member')
  const { meetings } = await published
    .select((eb) => eb.fn.count<number>('m.id').distinct().as('meetings'))
    .executeTakeFirstOrThrow()
  const people = await published
    .select([sql<string>`min(a.name)`.as('name'), 'a.personId'])
    .select([
      countState('present').as('present'),
      countState('excused').as('excused'),
      countState('absent').as('absent'),
    ])
    .groupBy(['a.personId', sql`case when a.person_id is null then a.name end`])
    .execute()
  return { meetings, people }
}

/** Years in which a body has published meetings, newest first. */
export async function listPublishedYears(db: Db, bodyId: string): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('meetings.meeting as m')
    .select(sql<number>`extract(year from m.held_on)::int`.as('year'))
    .distinct()
    .where('m.bodyId', '=', bodyId)
    .where('m.state', '=', 'published')
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/** Bodies with published minutes, each with the newest year of them. */
export async function listNewestYears(db: Db, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return []
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['b.slug', 'b.name', sql<number>`extract(year from max(m.held_on))::int`.as('year')])
    .where('m.bodyId', 'in', bodyIds)
    .where('m.state', '=', 'published')
    .groupBy(['b.slug', 'b.name'])
    .orderBy('b.name')
    .execute()
}

/** Everybody's attendance at the meetings of a body between two days, for whom its record is closed. */
export const listAttendance = (db: Db, bodyId: string, from: string, to: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.attendance as a', 'a.meetingId', 'm.id')
    .select(['m.number', 'm.heldOn', 'm.startsAt', 'm.endsAt', 'a.name', 'a.capacity', 'a.state'])
    .select(['a.arrivedAt', 'a.leftAt'])
    .where('m.bodyId', '=', bodyId)
    .where('m.state', 'in', ['closed', 'verified', 'published'])
    .where('m.heldOn', '>=', from)
    .where('m.heldOn', '<=', to)
    .orderBy('m.heldOn')
    .orderBy('m.id')
    .orderBy('a.position')
    .execute()

/** Those of the meetings in whose attendance every word of a name stands, diacritics or not. */
export async function keepAttended(db: Db, ids: readonly string[], name: string): Promise<string[]> {
  const words = name.split(/\s+/).filter(Boolean).slice(0, 5)
  let query = tables(db)
    .selectFrom('meetings.attendance as a')
    .select('a.meetingId')
    .distinct()
    .where('a.meetingId', '=', sql<string>`any(${ids}::uuid[])`)
  for (const word of words)
    query = query.where(
      sql<string>`people.folded(a.name)`,
      'like',
      sql<string>`'%' || people.folded(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`,
    )
  return (await query.execute()).map(({ meetingId }) => meetingId)
}
