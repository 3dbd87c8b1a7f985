import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()
type Organisation = CatalogueTables['catalogue.organisation']

/** Organisations in the order of their names, the city first. */
export const listOrganisations = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.organisation')
    .selectAll()
    .orderBy(sql`kind <> 'city', name collate "cs-x-icu"`)
    .execute()

export const findOrganisation = (db: Db, key: { id: string } | { name: string } | { ico: string }) =>
  tables(db)
    .selectFrom('catalogue.organisation')
    .selectAll()
    .where((eb) =>
      'id' in key
        ? eb('id', '=', key.id)
        : 'ico' in key
          ? eb('ico', '=', key.ico)
          : eb(eb.fn<string>('lower', ['name']), '=', key.name.toLowerCase()),
    )
    .executeTakeFirst()

/** @returns false when an organisation of that name or IČO is there already */
export async function insertOrganisation(db: Db, row: Insertable<Organisation>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('catalogue.organisation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one */
export async function updateOrganisation(
  db: Db,
  id: string,
  version: number,
  change: Updateable<Organisation>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.organisation')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Changes that do not stand against what somebody is typing: links, questions, reminders, answers. */
export const noteOrganisation = (db: Db, id: string, change: Updateable<Organisation>) =>
  tables(db).updateTable('catalogue.organisation').set(change).where('id', '=', id).execute()

/** Organisations asked for an answer that has not come, whose last letter is older than the given day. */
export const listSilent = (db: Db, writtenBefore: string) =>
  tables(db)
    .selectFrom('catalogue.organisation')
    .selectAll()
    .where('dueOn', 'is not', null)
    .where('answeredAt', 'is', null)
    .where('email', 'is not', null)
    .where(sql<boolean>`coalesce(reminded_on, asked_on) < ${writtenBefore}`)
    .forUpdate()
    .skipLocked()
    .execute()
