import type { Db } from '../../platform/database/database.ts'
import type { ImportDraft } from './minutes/draft-from-minutes.ts'
import type { Minutes } from './minutes/minutes.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertImport(
  db: Db,
  row: { id: string; name: string; source: string; minutes: Minutes; review: ImportDraft; createdBy: string },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.minutesImport')
    .values({
      ...row,
      minutes: JSON.stringify(row.minutes),
      review: JSON.stringify(row.review),
      meetingId: null,
    })
    .execute()
}

export async function findImport(db: Db, id: string, createdBy: string) {
  return tables(db)
    .selectFrom('meetings.minutesImport')
    .select(['id', 'name', 'source', 'minutes', 'review', 'meetingId'])
    .where('id', '=', id)
    .where('createdBy', '=', createdBy)
    .executeTakeFirst()
}

export async function noteImported(db: Db, id: string, createdBy: string, meetingId: string): Promise<void> {
  await tables(db)
    .updateTable('meetings.minutesImport')
    .set({ meetingId })
    .where('id', '=', id)
    .where('createdBy', '=', createdBy)
    .execute()
}

export async function listOpenImports(db: Db, createdBy: string) {
  return tables(db)
    .selectFrom('meetings.minutesImport')
    .select(['id', 'name', 'createdAt'])
    .where('createdBy', '=', createdBy)
    .where('meetingId', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute()
}
