import { sql } from 'kysely'
import type { ProcedureName } from '../../../../shared/cases/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export const listDepartmentRows = (db: Db) =>
  tables(db).selectFrom('cases.department').selectAll().orderBy('name').execute()

export const listMemberRows = (db: Db) =>
  tables(db).selectFrom('cases.departmentMember').selectAll().execute()

/** Departments of an account. */
export const departmentsOf = async (db: Db, accountId: string): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('cases.departmentMember')
      .select('departmentId')
      .where('accountId', '=', accountId)
      .execute()
  ).map(({ departmentId }) => departmentId)

/** Departments that take submissions of a procedure, by name. */
export const departmentsFor = (db: Db, procedure: ProcedureName) =>
  tables(db)
    .selectFrom('cases.department')
    .select(['id', 'parts'])
    .where(sql<boolean>`procedures @> array[${procedure}]::text[]`)
    .orderBy('name')
    .execute()

export const insertDepartment = (
  db: Db,
  row: { id: string; name: string; procedures: ProcedureName[]; parts: string[] },
) => tables(db).insertInto('cases.department').values(row).execute()

/** @returns whether the version was still the given one */
export async function updateDepartment(
  db: Db,
  id: string,
  version: number,
  change: { name: string; procedures: ProcedureName[]; parts: string[] },
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('cases.department')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function setMembers(db: Db, departmentId: string, accounts: readonly string[]): Promise<void> {
  await tables(db).deleteFrom('cases.departmentMember').where('departmentId', '=', departmentId).execute()
  if (accounts.length > 0)
    await tables(db)
      .insertInto('cases.departmentMember')
      .values(accounts.map((accountId) => ({ departmentId, accountId })))
      .execute()
}
