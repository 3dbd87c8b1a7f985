import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { membersOn } from '../body.store.ts'
import type { MeetingsTables } from '../tables.ts'

const publishedIn = (db: Db, bodyId: string, year: number) =>
  db
    .withTables<MeetingsTables>()
    .selectFrom('meetings.meeting as m')
    .where('m.bodyId', '=', bodyId)
    .where('m.state', '=', 'published')
    .where('m.heldOn', '>=', `${year}-01-01`)
    .where('m.heldOn', '<=', `${year}-12-31`)

/** Published meetings of a year with how many members came, of how many; null where the record names nobody. */
export const listYearMeetings = (db: Db, bodyId: string, year: number) =>
  publishedIn(db, bodyId, year)
    .select(['m.slug', 'm.number', 'm.heldOn', 'm.quorate', 'm.informal'])
    .select((eb) => [
      eb
        .selectFrom('meetings.attendance as a')
        .select(
          sql<
            number | null
          >`case when count(*) = 0 then null else (count(*) filter (where a.state = 'present'))::int end`.as(
            'present',
          ),
        )
        .whereRef('a.meetingId', '=', 'm.id')
        .where('a.capacity', '=', 'member')
        .as('present'),
      membersOn('m.bodyId', 'm.heldOn').as('members'),
    ])
    .orderBy('m.heldOn')
    .orderBy('m.id')
    .execute()

/** What the published meetings of a year decided, in their order. */
export const listYearResolutions = (db: Db, bodyId: string, year: number) =>
  publishedIn(db, bodyId, year)
    .innerJoin('meetings.resolution as r', 'r.meetingId', 'm.id')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .select(['r.id', 'r.number', 'r.kind', 'r.text', 'm.slug', 'm.heldOn'])
    .select(['v.id as voteId', 'v.result'])
    .orderBy('m.heldOn')
    .orderBy('m.id')
    .orderBy('r.position')
    .execute()

/** Tasks that the published meetings of a year set, with the state that the public knows. */
export const listYearTasks = (db: Db, bodyId: string, year: number) =>
  publishedIn(db, bodyId, year)
    .innerJoin('meetings.task as t', 't.meetingId', 'm.id')
    .select(['t.id', 't.text', 't.assignee', 't.dueOn', 't.dueWords', 'm.slug', 'm.heldOn'])
    .select((eb) => eb.fn.coalesce('t.publicState', 't.state').as('state'))
    .orderBy('m.heldOn')
    .orderBy('t.position')
    .execute()

export async function countCancelled(db: Db, bodyId: string, year: number): Promise<number> {
  const { n } = await db
    .withTables<MeetingsTables>()
    .selectFrom('meetings.meeting as m')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('m.bodyId', '=', bodyId)
    .where('m.state', '=', 'cancelled')
    .where('m.origin', '=', 'held')
    .where('m.heldOn', '>=', `${year}-01-01`)
    .where('m.heldOn', '<=', `${year}-12-31`)
    .executeTakeFirstOrThrow()
  return n
}
