import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { CitizensTables } from './tables.ts'

const tables = (db: Db) => db.withTables<CitizensTables>()

/** The citizen behind a subject, held for the transaction. */
export const lockBySubject = (db: Db, subjectIndex: Buffer) =>
  tables(db)
    .selectFrom('citizens.citizen')
    .selectAll()
    .where('subjectIndex', '=', subjectIndex)
    .forUpdate()
    .executeTakeFirst()

export const findCitizen = (db: Db, id: string) =>
  tables(db).selectFrom('citizens.citizen').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns whether there was none with the subject */
export async function insertCitizen(
  db: Db,
  row: Insertable<CitizensTables['citizens.citizen']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('citizens.citizen')
    .values(row)
    .onConflict((conflict) => conflict.column('subjectIndex').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one; null does not ask */
export async function updateCitizen(
  db: Db,
  id: string,
  version: number | null,
  change: Updateable<CitizensTables['citizens.citizen']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('citizens.citizen')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .$if(version !== null, (query) => query.where('version', '=', version!))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Removes a citizen with sessions, organisations and mandates. */
export const deleteCitizen = (db: Db, id: string) =>
  tables(db).deleteFrom('citizens.citizen').where('id', '=', id).execute()

export const insertSession = (db: Db, row: CitizensTables['citizens.session']) =>
  tables(db).insertInto('citizens.session').values(row).execute()

/** The session with its citizen, while it lasts. */
export const findSession = (db: Db, idDigest: string, now: Date) =>
  tables(db)
    .selectFrom('citizens.session')
    .innerJoin('citizens.citizen', 'citizens.citizen.id', 'citizenId')
    .select(['citizens.citizen.id', 'level', 'key', 'profile', 'silent', 'version', 'createdAt', 'openedAt'])
    .where('idDigest', '=', idDigest)
    .where('expiresAt', '>', now)
    .executeTakeFirst()

export const deleteSession = (db: Db, idDigest: string) =>
  tables(db).deleteFrom('citizens.session').where('idDigest', '=', idDigest).execute()

export const deleteExpired = (db: Db, now: Date) =>
  tables(db).deleteFrom('citizens.session').where('expiresAt', '<=', now).execute()

export const listOrganisationRows = (db: Db, citizenId: string) =>
  tables(db)
    .selectFrom('citizens.organisation')
    .selectAll()
    .where('citizenId', '=', citizenId)
    .orderBy('id')
    .execute()

export const insertOrganisation = (db: Db, row: CitizensTables['citizens.organisation']) =>
  tables(db).insertInto('citizens.organisation').values(row).execute()

export async function deleteOrganisation(db: Db, id: string, citizenId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('citizens.organisation')
    .where('id', '=', id)
    .where('citizenId', '=', citizenId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
