import type { Db } from '../database/database.ts'

export interface FrozenRow {
  id: string
  report: string
  /** The exact text whose digest is kept */
  json: string
  sha256: string
  frozenAt: Date
}

const tables = (db: Db) => db.withTables<{ 'platform.frozenReport': FrozenRow }>()

export const insertFrozen = (db: Db, row: FrozenRow) =>
  tables(db).insertInto('platform.frozenReport').values(row).execute()

export const findFrozen = (db: Db, id: string): Promise<FrozenRow | undefined> =>
  tables(db).selectFrom('platform.frozenReport').selectAll().where('id', '=', id).executeTakeFirst()
