import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { ServicesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<ServicesTables>()

export const findWizard = (db: Db, situationId: string) =>
  tables(db)
    .selectFrom('services.wizard')
    .selectAll()
    .where('situationId', '=', situationId)
    .executeTakeFirst()

/** Writes a wizard whose version is still the given one; null for the first. @returns whether it was */
export async function writeWizard(
  db: Db,
  row: Omit<Insertable<ServicesTables['services.wizard']>, 'version'>,
  version: number | null,
): Promise<boolean> {
  if (version === null) {
    const inserted = await tables(db)
      .insertInto('services.wizard')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tables(db)
    .updateTable('services.wizard')
    .set({ xml: row.xml, writtenBy: row.writtenBy, writtenAt: row.writtenAt, version: version + 1 })
    .where('situationId', '=', row.situationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** @returns whether there was any */
export async function deleteWizard(db: Db, situationId: string): Promise<boolean> {
  const gone = await tables(db)
    .deleteFrom('services.wizard')
    .where('situationId', '=', situationId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
