import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { PeopleTables, PersonTable } from './tables.ts'

export async function insertPerson(db: Db, person: Insertable<PersonTable>): Promise<void> {
  await db.withTables<PeopleTables>().insertInto('people.person').values(person).execute()
}

export async function findPersons(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'familyName', 'honorificPrefix', 'honorificSuffix', 'gender'])
    .where('id', 'in', ids)
    .execute()
}

/** The person so named, when exactly one is. */
export async function findPersonByName(db: Db, name: string): Promise<string | undefined> {
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('name', '=', name)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.id : undefined
}

export async function findPersonIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return row?.id
}

export async function updatePerson(
  db: Db,
  id: string,
  person: Omit<Insertable<PersonTable>, 'id'>,
): Promise<void> {
  await db
    .withTables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ ...person, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The department with this code, made or renamed. */
export async function upsertDepartment(db: Db, id: string, code: string, name: string): Promise<string> {
  const row = await db
    .withTables<PeopleTables>()
    .insertInto('people.department')
    .values({ id, code, name })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
