import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { PlatformsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<PlatformsTables>()

export type ImprovementRow = Awaited<ReturnType<typeof listImprovements>>[number]

/** Improvements with their platforms and goals, as the plan lists them. */
export const listImprovements = (db: Db) =>
  tables(db)
    .selectFrom('platforms.improvement as i')
    .innerJoin('platforms.platform as p', 'p.id', 'i.platformId')
    .leftJoin('platforms.goal as g', 'g.id', 'i.goalId')
    .selectAll('i')
    .select(['p.name as platformName', 'p.slug as platformSlug', 'p.public as platformPublic'])
    .select(['g.text as goalText', 'g.year as goalYear'])
    .orderBy(sql`p.name collate "cs-x-icu"`)
    .orderBy('i.startsOn', (by) => by.asc().nullsLast())
    .orderBy('i.createdAt')
    .execute()

export const findImprovement = (db: Db, id: string) =>
  tables(db)
    .selectFrom('platforms.improvement as i')
    .innerJoin('platforms.platform as p', 'p.id', 'i.platformId')
    .selectAll('i')
    .select(['p.name as platformName', 'p.slug as platformSlug'])
    .where('i.id', '=', id)
    .executeTakeFirst()

/** @returns false when it is there already: the form was sent twice */
export async function insertImprovement(
  db: Db,
  row: Insertable<PlatformsTables['platforms.improvement']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('platforms.improvement')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns whether the version was still the given one */
export async function updateImprovement(
  db: Db,
  id: string,
  version: number,
  change: Updateable<PlatformsTables['platforms.improvement']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('platforms.improvement')
    .set({ ...change, version: version + 1, changedAt: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const listGoals = (db: Db) =>
  tables(db)
    .selectFrom('platforms.goal as g')
    .leftJoin('platforms.platform as p', 'p.id', 'g.platformId')
    .select(['g.id', 'g.year', 'g.text', 'g.platformId', 'p.name as platformName'])
    .orderBy('g.year')
    .orderBy('g.text')
    .execute()

export const insertGoal = (db: Db, row: Insertable<PlatformsTables['platforms.goal']>) =>
  tables(db)
    .insertInto('platforms.goal')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function deleteGoal(db: Db, id: string): Promise<boolean> {
  const result = await tables(db).deleteFrom('platforms.goal').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export const listLinks = (db: Db, improvementIds: readonly string[]) =>
  improvementIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .selectFrom('platforms.link')
        .selectAll()
        .where('improvementId', 'in', improvementIds)
        .orderBy('kind')
        .orderBy('label')
        .execute()

export const insertLink = (db: Db, row: Insertable<PlatformsTables['platforms.link']>) =>
  tables(db)
    .insertInto('platforms.link')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function deleteLink(db: Db, improvementId: string, id: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('platforms.link')
    .where('id', '=', id)
    .where('improvementId', '=', improvementId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
