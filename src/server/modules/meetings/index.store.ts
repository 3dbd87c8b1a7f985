import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

/** The texts of one meeting for the search index. */
export async function findForIndex(db: Db, meetingId: string) {
  return db
    .withTables<MeetingsTables>()
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select([
      'm.slug',
      'm.number',
      'm.heldOn',
      'b.slug as bodySlug',
      'b.name as bodyName',
      'b.kind as bodyKind',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetings.agendaItem as i')
          .select(['i.title', 'i.text'])
          .whereRef('i.meetingId', '=', 'm.id')
          .orderBy('i.position'),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.resolution as r')
          .select(['r.id', 'r.number', 'r.text'])
          .whereRef('r.meetingId', '=', 'm.id')
          .orderBy('r.position'),
      ).as('resolutions'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.task as t')
          .select(['t.id', 't.text', 't.assignee'])
          .whereRef('t.meetingId', '=', 'm.id')
          .orderBy('t.position'),
      ).as('tasks'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.attendance as a')
          .select('a.name')
          .whereRef('a.meetingId', '=', 'm.id')
          .orderBy('a.position'),
      ).as('people'),
    ])
    .where('m.id', '=', meetingId)
    .executeTakeFirst()
}
