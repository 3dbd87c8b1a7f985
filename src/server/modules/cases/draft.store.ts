import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { CasesTables } from './tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export const insertDraft = (db: Db, row: Insertable<CasesTables['cases.draft']>) =>
  tables(db).insertInto('cases.draft').values(row).execute()

export const findDraft = (db: Db, id: string) =>
  tables(db).selectFrom('cases.draft').selectAll().where('id', '=', id).executeTakeFirst()

/** The draft for the length of the transaction: of two who file it at once, one waits for the other. */
export const lockDraft = (db: Db, id: string) =>
  tables(db).selectFrom('cases.draft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateDraft = (db: Db, id: string, change: Updateable<CasesTables['cases.draft']>) =>
  tables(db).updateTable('cases.draft').set(change).where('id', '=', id).execute()

/** Drafts that nobody filed since a time, and working copies of those that were filed before it; held for the transaction. */
export async function listForgotten(
  db: Db,
  { unfiledSince, filedBefore }: { unfiledSince: Date; filedBefore: Date },
): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('cases.draft')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('caseId', 'is', null), eb('changedAt', '<', unfiledSince)]),
        eb.and([eb('caseId', 'is not', null), eb('changedAt', '<', filedBefore)]),
      ]),
    )
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export const deleteDrafts = (db: Db, ids: readonly string[]) =>
  tables(db)
    .deleteFrom('cases.draft')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
