import { sql, type Insertable } from 'kysely'
import type { TaggedShare } from './taken-share.ts'
import type { LineKey } from '../../../shared/budget/words.ts'
import type { Db } from '../../platform/database/database.ts'
import type { BudgetTables } from './tables.ts'

const tables = (db: Db) => db.withTables<BudgetTables>()

/** Others who tag the same paragraf and položka wait until this transaction ends. @returns what of them is tagged already */
export async function lockShares(db: Db, { year, paragraf, polozka }: LineKey): Promise<TaggedShare[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`budget.tag ${year} ${paragraf} ${polozka}`}, 0))`.execute(
    db,
  )
  return tables(db)
    .selectFrom('budget.tag')
    .select(['orj', 'org', 'share'])
    .where('year', '=', year)
    .where('paragraf', '=', paragraf)
    .where('polozka', '=', polozka)
    .execute()
}

/** @returns false when it is there already: the form was sent twice */
export async function insertTag(db: Db, row: Insertable<BudgetTables['budget.tag']>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('budget.tag')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function hasTag(db: Db, id: string): Promise<boolean> {
  return (
    (await tables(db).selectFrom('budget.tag').select('id').where('id', '=', id).executeTakeFirst()) !==
    undefined
  )
}

export async function deleteTag(db: Db, id: string): Promise<boolean> {
  const result = await tables(db).deleteFrom('budget.tag').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function confirmTag(db: Db, id: string): Promise<boolean> {
  const result = await tables(db)
    .updateTable('budget.tag')
    .set({ confirmed: true })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export type TagRow = Awaited<ReturnType<typeof listTags>>[number]

export const listTags = (db: Db) =>
  tables(db)
    .selectFrom('budget.tag')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('paragraf')
    .orderBy('polozka')
    .orderBy('createdAt')
    .execute()
