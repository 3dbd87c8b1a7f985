import type { Db } from '../../../platform/database/database.ts'
import type { ServicesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<ServicesTables>()
export type OfficeFacts = Omit<ServicesTables['services.office'], 'id' | 'version'>

export const listOfficeRows = (db: Db) =>
  tables(db).selectFrom('services.office').selectAll().orderBy('name').execute()

export const insertOffice = (db: Db, row: OfficeFacts & { id: string }) =>
  tables(db).insertInto('services.office').values(row).execute()

/** @returns whether the version was still the given one */
export async function updateOffice(
  db: Db,
  id: string,
  version: number,
  change: OfficeFacts,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('services.office')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteOffice(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('services.office')
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
