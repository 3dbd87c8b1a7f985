import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

/** Accounts for which an account stands in on a day. */
export const substitutedBy = async (db: Db, accountId: string, day: string): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('cases.substitution')
      .select('accountId')
      .where('substituteAccount', '=', accountId)
      .where('fromDay', '<=', day)
      .where('toDay', '>=', day)
      .execute()
  ).map((row) => row.accountId)

/** Substitutions of an account and by it that have not ended before a day. */
export const listSubstitutions = (db: Db, accountId: string, day: string) =>
  tables(db)
    .selectFrom('cases.substitution')
    .selectAll()
    .where('toDay', '>=', day)
    .where((eb) => eb.or([eb('accountId', '=', accountId), eb('substituteAccount', '=', accountId)]))
    .orderBy('fromDay')
    .execute()

export const insertSubstitution = (db: Db, row: CasesTables['cases.substitution']) =>
  tables(db).insertInto('cases.substitution').values(row).execute()

/** @returns whether there was such a one of the account's */
export async function deleteSubstitution(db: Db, id: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('cases.substitution')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
