import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()
type Source = CatalogueTables['catalogue.source']
export type SourceRow = Awaited<ReturnType<typeof listSources>>[number]

/** Sources of one organisation or all, in the order of organisations and names. */
export const listSources = (db: Db, { organisationId, id }: { organisationId?: string; id?: string } = {}) =>
  tables(db)
    .selectFrom('catalogue.source as s')
    .innerJoin('catalogue.organisation as o', 'o.id', 's.organisationId')
    .selectAll('s')
    .select(['o.name as organisation', 'o.kind as organisationKind'])
    .$if(organisationId !== undefined, (query) => query.where('s.organisationId', '=', organisationId!))
    .$if(id !== undefined, (query) => query.where('s.id', '=', id!))
    .orderBy(sql`o.kind <> 'city', o.name collate "cs-x-icu", s.name collate "cs-x-icu"`)
    .execute()

/** @returns false when the organisation has a source of that name already */
export async function insertSource(db: Db, row: Insertable<Source>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('catalogue.source')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one */
export async function updateSource(
  db: Db,
  id: string,
  version: number,
  change: Updateable<Source>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.source')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const insertSourceState = (db: Db, row: Insertable<CatalogueTables['catalogue.source_state']>) =>
  tables(db).insertInto('catalogue.source_state').values(row).execute()

/** States of one source, the newest first. */
export const listSourceStates = (db: Db, sourceId: string) =>
  tables(db)
    .selectFrom('catalogue.source_state')
    .selectAll()
    .where('sourceId', '=', sourceId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()

/** The last state of every source that the city let out before an instant, with its organisation's name. */
export const listStatesBefore = (db: Db, before: Date) =>
  tables(db)
    .selectFrom('catalogue.source_state as t')
    .innerJoin('catalogue.source as s', 's.id', 't.sourceId')
    .innerJoin('catalogue.organisation as o', 'o.id', 's.organisationId')
    .distinctOn('t.sourceId')
    .select(['t.sourceId as id', 't.content', 'o.id as organisationId', 'o.name as organisation'])
    .where('t.checkedAt', '<', before)
    .orderBy('t.sourceId')
    .orderBy('t.version', 'desc')
    .execute()

/** Ids of sources whose last state waits for the city's look. */
export const listUnchecked = async (db: Db): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select t.source_id as id from catalogue.source_state t join catalogue.source s on s.id = t.source_id
    where t.version = s.version and t.checked_at is null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Lets the last state of a source out. @returns whether it waited for it */
export async function checkState(db: Db, id: string, version: number, at: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.source_state')
    .set({ checkedAt: at })
    .where('sourceId', '=', id)
    .where('version', '=', version)
    .where('checkedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
