import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { PeopleTables, PersonTable } from './tables.ts'

export async function insertPerson(db: Db, person: Insertable<PersonTable>): Promise<void> {
  await db.withTables<PeopleTables>().insertInto('people.person').values(person).execute()
}
