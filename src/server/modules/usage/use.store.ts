import { sql, type Insertable } from 'kysely'
import type { Metric, UsageSource } from '../../../shared/usage/words.ts'
import type { Db } from '../../platform/database/database.ts'
import type { UsageTables } from './tables.ts'

const tables = (db: Db) => db.withTables<UsageTables>()

export interface DailyRow {
  platformId: string
  metric: Metric
  source: UsageSource
  day: string
  people: number
  bots: number
}

/** Daily figures of platforms between two days. */
export const listDaily = (
  db: Db,
  platformIds: readonly string[],
  from: string,
  to: string,
): Promise<DailyRow[]> =>
  tables(db)
    .selectFrom('usage.daily')
    .select(['platformId', 'metric', 'source', 'day', 'people', 'bots'])
    .where('platformId', '=', sql<string>`any(${[...platformIds]}::uuid[])`)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()

/** Monthly figures of platforms, with where they come from. */
export const listMonthly = (db: Db, platformIds: readonly string[], from: string, to: string) =>
  tables(db)
    .selectFrom('usage.monthly as m')
    .innerJoin('usage.import as i', 'i.id', 'm.importId')
    .select(['m.platformId', 'm.metric', 'm.month', 'm.value', 'i.origin'])
    .where('m.platformId', '=', sql<string>`any(${[...platformIds]}::uuid[])`)
    .where('m.month', '>=', from)
    .where('m.month', '<=', to)
    .orderBy('m.month')
    .execute()

/** Figures of a platform by months, whatever their source: sums, for daily people the mean of the days. */
export async function listMonths(
  db: Db,
  platformId: string,
  unique: readonly Metric[],
  limit: number | null = 400,
) {
  const { rows } = await sql<{
    month: string
    metric: Metric
    source: UsageSource
    value: number
    days: number | null
  }>`
    select to_char(day, 'YYYY-MM') as month, metric, source,
      case when metric = any(${[...unique]}::text[]) then round(avg(people))::int8 else sum(people)::int8 end as value,
      count(*)::int as days
    from usage.daily where platform_id = ${platformId} group by 1, 2, 3
    union all
    select to_char(month, 'YYYY-MM'), metric, 'typed', value, null from usage.monthly where platform_id = ${platformId}
    order by 1 desc, 2, 3 limit ${limit}`.execute(db)
  return rows
}

/** Pages most looked at between two days. Views may be added up over days; people may not. */
export const listTopPaths = (db: Db, platformId: string, source: UsageSource, from: string, to: string) =>
  tables(db)
    .selectFrom('usage.dailyPath')
    .select(['path', sql<number>`sum(views)::int8`.as('views')])
    .where('platformId', '=', platformId)
    .where('source', '=', source)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('path')
    .orderBy('views', 'desc')
    .limit(20)
    .execute()

export const listAnnotations = (db: Db, platformIds: readonly string[]) =>
  tables(db)
    .selectFrom('usage.annotation')
    .selectAll()
    .where('platformId', '=', sql<string>`any(${[...platformIds]}::uuid[])`)
    .orderBy('startsOn')
    .execute()

export const insertAnnotation = (db: Db, row: Insertable<UsageTables['usage.annotation']>) =>
  tables(db)
    .insertInto('usage.annotation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function deleteAnnotation(db: Db, platformId: string, id: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('usage.annotation')
    .where('id', '=', id)
    .where('platformId', '=', platformId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Origins of imported daily figures, by platform and source. */
export const listOrigins = (db: Db, platformIds: readonly string[]) =>
  tables(db)
    .selectFrom('usage.import')
    .select(['platformId', 'source', 'origin'])
    .distinct()
    .where('platformId', '=', sql<string>`any(${[...platformIds]}::uuid[])`)
    .execute()
