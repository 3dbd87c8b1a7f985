import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { ServicesTables } from './tables.ts'

const tables = (db: Db) => db.withTables<ServicesTables>()

export type LevelRow = Awaited<ReturnType<typeof listCurrentLevels>>[number]

/** @returns false when the form was sent twice */
export async function insertLevel(
  db: Db,
  row: Insertable<ServicesTables['services.level']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('services.level')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The judgement of each situation that held on a day. @param on `2026-11-27` */
export const listCurrentLevels = (db: Db, on: string) =>
  tables(db)
    .selectFrom('services.level')
    .selectAll()
    .distinctOn('situationId')
    .where('judgedOn', '<=', on)
    .orderBy('situationId')
    .orderBy('judgedOn', 'desc')
    .orderBy('notedAt', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()

/** All judgements of a situation, the newest first. */
export const listLevels = (db: Db, situationId: string) =>
  tables(db)
    .selectFrom('services.level')
    .selectAll()
    .where('situationId', '=', situationId)
    .orderBy('judgedOn', 'desc')
    .orderBy('notedAt', 'desc')
    .orderBy(sql`id`, 'desc')
    .execute()
