import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertBody(db: Db, body: Insertable<MeetingsTables['meetings.body']>): Promise<void> {
  await tables(db).insertInto('meetings.body').values(body).execute()
}

export async function insertMembership(
  db: Db,
  row: Insertable<MeetingsTables['meetings.membership']>,
): Promise<void> {
  await tables(db).insertInto('meetings.membership').values(row).execute()
}

/** Number of voting members on a day: chair, vice-chair and members, never guests, secretary or guarantor. */
export async function countMembers(db: Db, bodyId: string, day: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('meetings.membership')
    .select((eb) => eb.fn.count<number>('personId').distinct().as('members'))
    .where('bodyId', '=', bodyId)
    .where('role', 'in', ['chair', 'vice_chair', 'member'])
    .where('startsOn', '<=', day)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .executeTakeFirstOrThrow()
  return row.members
}

export async function listBodies(db: Db) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['id', 'slug', 'kind', 'name'])
    .where('dissolvedOn', 'is', null)
    .orderBy('name')
    .execute()
}
