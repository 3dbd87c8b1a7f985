import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** The texts of one meeting for the search index. @param inside with what is hidden from the public */
export async function findForIndex(db: Db, meetingId: string, inside: boolean) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select([
      'm.slug',
      'm.bodyId',
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
          .select(inside ? ['i.fullTitle as title', 'i.fullText as text'] : ['i.title', 'i.text'])
          .whereRef('i.meetingId', '=', 'm.id')
          .orderBy('i.position'),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.resolution as r')
          .select(['r.id', 'r.number', inside ? 'r.fullText as text' : 'r.text'])
          .whereRef('r.meetingId', '=', 'm.id')
          .orderBy('r.position'),
      ).as('resolutions'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.task as t')
          .select(['t.id', inside ? 't.fullText as text' : 't.text', 't.assignee'])
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

/** What only the desk may find in a meeting: titles of its files, reports on its tasks. */
export async function findInsideForIndex(db: Db, meetingId: string) {
  const [annexes, attachments, reports] = [
    await tables(db)
      .selectFrom('meetings.annex')
      .select('title')
      .where('meetingId', '=', meetingId)
      .orderBy('number')
      .execute(),
    await tables(db)
      .selectFrom('meetings.attachment')
      .select('title')
      .where('meetingId', '=', meetingId)
      .orderBy('position')
      .execute(),
    await tables(db)
      .selectFrom('meetings.taskReport as p')
      .innerJoin('meetings.task as t', 't.id', 'p.taskId')
      .select(['p.taskId', 'p.text'])
      .where('t.meetingId', '=', meetingId)
      .orderBy('p.createdAt')
      .execute(),
  ]
  return { files: [...annexes, ...attachments], reports }
}

/** Meetings that the desk's search does not hold as this stemmer would, the newest first. */
export async function listOutsideDesk(db: Db, stemmer: number, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.meeting')
    .select('id')
    .where((eb) => eb.or([eb('deskStemmer', 'is', null), eb('deskStemmer', '<', stemmer)]))
    .orderBy('heldOn', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function noteDeskIndexed(db: Db, id: string, stemmer: number): Promise<void> {
  await tables(db)
    .updateTable('meetings.meeting')
    .set({ deskStemmer: stemmer })
    .where('id', '=', id)
    .execute()
}
