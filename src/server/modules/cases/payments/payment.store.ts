import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export type PaymentRow = Awaited<ReturnType<typeof listPayments>>[number]

export const listPayments = (db: Db, caseId: string) =>
  tables(db).selectFrom('cases.payment').selectAll().where('caseId', '=', caseId).orderBy('askedAt').execute()

/** @returns false when the form was sent twice */
export async function insertPayment(db: Db, row: Insertable<CasesTables['cases.payment']>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('cases.payment')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The next order of a variable symbol; never given twice. */
export async function nextSymbol(db: Db): Promise<number> {
  const { rows } = await sql<{
    last: number
  }>`update cases.payment_counter set last = last + 1 returning last`.execute(db)
  return rows[0]!.last
}

export const findPayments = (db: Db, symbols: readonly string[]) =>
  tables(db)
    .selectFrom('cases.payment')
    .selectAll()
    .where('variableSymbol', '=', sql<string>`any(${[...symbols]}::text[])`)
    .forUpdate()
    .execute()

/** @returns whether it was not paid yet */
export async function setPaid(db: Db, id: string, paidOn: string, by: string): Promise<boolean> {
  const result = await tables(db)
    .updateTable('cases.payment')
    .set({ paidOn, paidNotedBy: by })
    .where('id', '=', id)
    .where('paidOn', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
