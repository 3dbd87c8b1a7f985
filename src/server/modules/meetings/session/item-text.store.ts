import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export const findItemText = (db: Db, meetingId: string, id: string) =>
  tables(db)
    .selectFrom('meetings.agendaItem')
    .select(['id', 'fullText as text'])
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function setItemText(db: Db, id: string, text: string): Promise<void> {
  await tables(db).updateTable('meetings.agendaItem').set({ fullText: text }).where('id', '=', id).execute()
}

export async function insertResolution(
  db: Db,
  {
    text,
    ...row
  }: Omit<MeetingsTables['meetings.resolution'], 'position' | 'number' | 'fullText' | 'text'> & {
    text: string
  },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.resolution')
    .values({
      ...row,
      fullText: text,
      number: null,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from meetings.resolution where meeting_id = ${row.meetingId})`,
    })
    .execute()
}

/** @returns whether it is new */
export async function insertTask(
  db: Db,
  {
    text,
    ...row
  }: {
    id: string
    bodyId: string
    meetingId: string
    itemId: string | null
    text: string
    assignee: string | null
    dueOn: string | null
    sourcePath?: string | null
  },
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.task')
    .values({
      ...row,
      fullText: text,
      state: 'open',
      setState: 'open',
      dueMeetingId: null,
      dueWords: null,
      acceptedOn: null,
      publicState: null,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from meetings.task where meeting_id = ${row.meetingId})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function insertInterest(
  db: Db,
  itemId: string,
  attendanceId: string,
  declaredAt: Date,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.interest')
    .values({ itemId, attendanceId, declaredAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** A meeting without a programme begins with its approval. */
export async function firstItem(db: Db, meetingId: string, title: string): Promise<void> {
  await sql`
    insert into meetings.agenda_item (id, meeting_id, position, number, full_title, kind)
    select ${newId()}, ${meetingId}, 0, '1', ${title}, 'procedural'
    where not exists (select 1 from meetings.agenda_item where meeting_id = ${meetingId})`.execute(db)
}
