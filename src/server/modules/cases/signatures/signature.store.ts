import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export const insertSignature = (db: Db, row: Insertable<CasesTables['cases.signature']>) =>
  tables(db).insertInto('cases.signature').values(row).execute()

export const findSignature = (db: Db, id: string) =>
  tables(db).selectFrom('cases.signature').selectAll().where('id', '=', id).executeTakeFirst()

export const listSignatures = (db: Db, caseId: string) =>
  tables(db)
    .selectFrom('cases.signature')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('askedAt')
    .execute()

/** @returns whether it was not answered yet */
export async function answerSignature(db: Db, id: string, joined: boolean, at: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('cases.signature')
    .set({ joined, answeredAt: at })
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
