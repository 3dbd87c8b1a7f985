import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { BudgetTables } from './tables.ts'

const tables = (db: Db) => db.withTables<BudgetTables>()

export const listOrganisations = (db: Db) =>
  tables(db).selectFrom('budget.organisation').selectAll().orderBy('name').execute()

export const findOrganisation = (db: Db, id: string) =>
  tables(db).selectFrom('budget.organisation').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns false when one of that name is there already */
export async function insertOrganisation(
  db: Db,
  row: Insertable<BudgetTables['budget.organisation']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('budget.organisation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export const setNonce = (db: Db, id: string, nonce: string) =>
  tables(db).updateTable('budget.organisation').set({ nonce }).where('id', '=', id).execute()

/** @returns whether the version was still the given one */
export async function noteAnswered(
  db: Db,
  id: string,
  version: number,
  note: string | null,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('budget.organisation')
    .set({ note, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const listAnswers = (db: Db) =>
  tables(db).selectFrom('budget.answer').selectAll().orderBy('year', 'desc').execute()

export const saveAnswer = (db: Db, row: Insertable<BudgetTables['budget.answer']>) =>
  tables(db)
    .insertInto('budget.answer')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'year', 'stage']).doUpdateSet({
        amount: row.amount,
        byLink: row.byLink,
        answeredBy: row.answeredBy,
        answeredAt: row.answeredAt,
      }),
    )
    .execute()

export const deleteAnswer = (
  db: Db,
  organisationId: string,
  year: number,
  stage: BudgetTables['budget.answer']['stage'],
) =>
  tables(db)
    .deleteFrom('budget.answer')
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .execute()
