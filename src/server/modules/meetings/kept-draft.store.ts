import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function saveKeptDraft(
  db: Db,
  row: { accountId: string; form: string; draft: object; version: number | null; savedAt: Date },
): Promise<void> {
  const values = { ...row, draft: JSON.stringify(row.draft) }
  await tables(db)
    .insertInto('meetings.recordDraft')
    .values(values)
    .onConflict((conflict) => conflict.columns(['accountId', 'form']).doUpdateSet(values))
    .execute()
}

export async function findKeptDraft(db: Db, accountId: string, form: string) {
  return tables(db)
    .selectFrom('meetings.recordDraft')
    .select(['draft', 'version', 'savedAt'])
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .executeTakeFirst()
}

export async function deleteKeptDraft(db: Db, accountId: string, form: string): Promise<void> {
  await tables(db)
    .deleteFrom('meetings.recordDraft')
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .execute()
}

export async function deleteOldDrafts(db: Db, days: number): Promise<void> {
  await tables(db)
    .deleteFrom('meetings.recordDraft')
    .where('savedAt', '<', sql<Date>`now() - make_interval(days => ${days})`)
    .execute()
}
