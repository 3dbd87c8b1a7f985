import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { PlatformsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<PlatformsTables>()

export type PlatformRow = Awaited<ReturnType<typeof listPlatformRows>>[number]

export const listPlatformRows = (db: Db) =>
  tables(db)
    .selectFrom('platforms.platform')
    .selectAll()
    .orderBy((eb) => eb.case().when('state', '=', 'ended').then(1).else(0).end())
    .orderBy(sql`name collate "cs-x-icu"`)
    .execute()

export const findPlatform = (db: Db, key: { slug: string } | { id: string }) =>
  tables(db)
    .selectFrom('platforms.platform')
    .selectAll()
    .where((eb) => ('slug' in key ? eb('slug', '=', key.slug) : eb('id', '=', key.id)))
    .executeTakeFirst()

/** @returns false when a platform of that address or of that module is there already */
export async function insertPlatform(
  db: Db,
  row: Insertable<PlatformsTables['platforms.platform']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('platforms.platform')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one */
export async function updatePlatform(
  db: Db,
  id: string,
  version: number,
  change: Updateable<PlatformsTables['platforms.platform']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('platforms.platform')
    .set({ ...change, version: version + 1, changedAt: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const insertChange = (
  db: Db,
  row: Omit<Insertable<PlatformsTables['platforms.change']>, 'fields'>,
  fields: Record<string, [string | null, string | null]>,
) =>
  tables(db)
    .insertInto('platforms.change')
    .values({ ...row, fields: JSON.stringify(fields) })
    .execute()

/** Changes of a platform or an improvement, the newest first. */
export const listChanges = (db: Db, subjectId: string) =>
  tables(db)
    .selectFrom('platforms.change')
    .select(['changedAt', 'changedBy', 'fields'])
    .where('subjectId', '=', subjectId)
    .orderBy('changedAt', 'desc')
    .limit(200)
    .execute()
