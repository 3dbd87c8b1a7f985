import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { ServicesTables } from './tables.ts'

const tables = (db: Db) => db.withTables<ServicesTables>()

export type SituationRow = Awaited<ReturnType<typeof listSituationRows>>[number]
export type ChannelRow = Awaited<ReturnType<typeof listChannels>>[number]

/** Life situations in the order of their titles. */
export const listSituationRows = (db: Db, { published = false }: { published?: boolean } = {}) =>
  tables(db)
    .selectFrom('services.situation')
    .selectAll()
    .$if(published, (query) => query.where('state', '=', 'published'))
    .orderBy(sql`title collate "cs-x-icu"`)
    .execute()

/** What a list of links says of the published ones, in the order of their titles. */
export const listPublishedTitles = (db: Db) =>
  tables(db)
    .selectFrom('services.situation')
    .select(['slug', 'title', 'area'])
    .where('state', '=', 'published')
    .orderBy(sql`title collate "cs-x-icu"`)
    .execute()

export const listUsedAreas = async (db: Db) =>
  (
    await tables(db)
      .selectFrom('services.situation')
      .select('area')
      .distinct()
      .where('state', '=', 'published')
      .execute()
  ).map(({ area }) => area)

export const listPublishedVersions = (db: Db) =>
  tables(db)
    .selectFrom('services.situation')
    .select(['id', 'version'])
    .where('state', '=', 'published')
    .execute()

export const listSituationsById = (db: Db, ids: readonly string[]) =>
  tables(db)
    .selectFrom('services.situation')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

export const findSituation = (db: Db, key: { slug: string } | { id: string }) =>
  tables(db)
    .selectFrom('services.situation')
    .selectAll()
    .where((eb) => ('slug' in key ? eb('slug', '=', key.slug) : eb('id', '=', key.id)))
    .executeTakeFirst()

/** @returns false when a situation of that address is there already */
export async function insertSituation(
  db: Db,
  row: Insertable<ServicesTables['services.situation']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('services.situation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one */
export async function updateSituation(
  db: Db,
  id: string,
  version: number,
  change: Updateable<ServicesTables['services.situation']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('services.situation')
    .set({ ...change, version: version + 1, changedAt: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const listChannels = (db: Db, situationIds: readonly string[]) =>
  tables(db)
    .selectFrom('services.channel')
    .selectAll()
    .where('situationId', '=', sql<string>`any(${[...situationIds]}::uuid[])`)
    .execute()

export async function replaceChannels(
  db: Db,
  situationId: string,
  rows: readonly Omit<Insertable<ServicesTables['services.channel']>, 'situationId'>[],
): Promise<void> {
  await tables(db).deleteFrom('services.channel').where('situationId', '=', situationId).execute()
  if (rows.length > 0)
    await tables(db)
      .insertInto('services.channel')
      .values(rows.map((row) => ({ ...row, situationId })))
      .execute()
}

export const insertChange = (
  db: Db,
  row: Omit<Insertable<ServicesTables['services.change']>, 'fields'>,
  fields: Record<string, [string | null, string | null]>,
) =>
  tables(db)
    .insertInto('services.change')
    .values({ ...row, fields: JSON.stringify(fields) })
    .execute()

/** Changes of a situation, the newest first. */
export const listChanges = (db: Db, situationId: string) =>
  tables(db)
    .selectFrom('services.change')
    .select(['changedAt', 'changedBy', 'fields'])
    .where('situationId', '=', situationId)
    .orderBy('changedAt', 'desc')
    .limit(200)
    .execute()

/** Notes that what is public has changed; indexes made of it are then made anew. */
export const bumpRevision = (db: Db) =>
  tables(db)
    .updateTable('services.revision')
    .set({ number: sql`number + 1` })
    .execute()

export const readRevision = async (db: Db): Promise<number> =>
  (await tables(db).selectFrom('services.revision').select('number').executeTakeFirstOrThrow()).number
