import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { UsageSource } from '../../../../shared/usage/words.ts'
import type { UsageTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<UsageTables>()

type ImportRow = Omit<Insertable<UsageTables['usage.import']>, 'notes'> & { notes?: readonly string[] }

/** @returns false when the same file of the platform came meanwhile */
export async function insertImport(db: Db, { notes = [], ...row }: ImportRow): Promise<boolean> {
  const result = await tables(db)
    .insertInto('usage.import')
    .values({ ...row, notes: JSON.stringify(notes) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export const closeImport = (db: Db, id: string, now: Date, notes: readonly string[]) =>
  tables(db)
    .updateTable('usage.import')
    .set({ closedAt: now, notes: JSON.stringify(notes) })
    .where('id', '=', id)
    .execute()

export const findImportOfFile = (db: Db, platformId: string, sha256: string) =>
  tables(db)
    .selectFrom('usage.import')
    .select(['id', 'importedAt', 'fileName'])
    .where('platformId', '=', platformId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()

/** Imports of a platform, the newest first. */
export const listImports = (db: Db, platformId: string) =>
  tables(db)
    .selectFrom('usage.import')
    .selectAll()
    .where('platformId', '=', platformId)
    .orderBy('importedAt', 'desc')
    .limit(200)
    .execute()

/** Takes an import away with every figure that it gave. @returns whether it was there */
export async function deleteImport(db: Db, platformId: string, id: string): Promise<boolean> {
  for (const table of ['usage.logVisitor', 'usage.logSalt'] as const)
    await tables(db).deleteFrom(table).where('importId', '=', id).execute()
  const result = await tables(db)
    .deleteFrom('usage.import')
    .where('id', '=', id)
    .where('platformId', '=', platformId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Figures of a day that stand already take the new value. */
export async function insertDaily(
  db: Db,
  rows: readonly Insertable<UsageTables['usage.daily']>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 2_000)
    await tables(db)
      .insertInto('usage.daily')
      .values(rows.slice(from, from + 2_000))
      .onConflict((conflict) =>
        conflict.columns(['platformId', 'metric', 'source', 'day']).doUpdateSet((eb) => ({
          people: eb.ref('excluded.people'),
          bots: eb.ref('excluded.bots'),
          importId: eb.ref('excluded.importId'),
        })),
      )
      .execute()
}

export const insertMonthly = (db: Db, rows: readonly Insertable<UsageTables['usage.monthly']>[]) =>
  rows.length === 0
    ? Promise.resolve()
    : tables(db)
        .insertInto('usage.monthly')
        .values([...rows])
        .onConflict((conflict) =>
          conflict.columns(['platformId', 'metric', 'month']).doUpdateSet((eb) => ({
            value: eb.ref('excluded.value'),
            importId: eb.ref('excluded.importId'),
          })),
        )
        .execute()

/** Days and months of a platform that other imports of the same source gave. */
export async function listTaken(
  db: Db,
  platformId: string,
  source: UsageSource,
  daily: readonly { metric: string; day: string }[],
  monthly: readonly { metric: string; month: string }[],
): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    select distinct to_char(d.day, 'YYYY-MM-DD') as at from usage.daily d
    join unnest(${daily.map(({ metric }) => metric)}::text[], ${daily.map(({ day }) => day)}::date[]) w (metric, day)
      on w.metric = d.metric and w.day = d.day
    where d.platform_id = ${platformId} and d.source = ${source}
    union
    select distinct to_char(m.month, 'YYYY-MM') from usage.monthly m
    join unnest(${monthly.map(({ metric }) => metric)}::text[], ${monthly.map(({ month }) => `${month}-01`)}::date[]) w (metric, month)
      on w.metric = m.metric and w.month = m.month
    where m.platform_id = ${platformId} order by at`.execute(db)
  return rows.map(({ at }) => at)
}
