import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { UsageTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<UsageTables>()

export interface EventRow {
  platformId: string
  at: Date
  kind: number
  visitor: Buffer
  bot: boolean
  path: string
}

/** One statement for the whole batch: columns travel as arrays. */
export async function insertEvents(db: Db, rows: readonly EventRow[]): Promise<void> {
  await sql`insert into usage.event (platform_id, at, kind, visitor, bot, path)
    select * from unnest(
      ${rows.map((row) => row.platformId)}::uuid[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.kind)}::smallint[], ${rows.map((row) => row.visitor)}::bytea[],
      ${rows.map((row) => row.bot)}::boolean[], ${rows.map((row) => row.path)}::text[])`.execute(db)
}

/** Keeps the salt unless another process was first. @returns the one that stands */
export async function shareSalt(db: Db, day: string, salt: Buffer): Promise<Buffer> {
  await tables(db)
    .insertInto('usage.salt')
    .values({ day, salt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tables(db)
    .selectFrom('usage.salt')
    .select('salt')
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return row.salt
}

export const forgetSalts = (db: Db, before: string) =>
  tables(db).deleteFrom('usage.salt').where('day', '<', before).execute()

/** Raw events are kept for days only. */
export const forgetEvents = (db: Db, before: Date) =>
  tables(db).deleteFrom('usage.event').where('at', '<', before).execute()

/**
 * Counts the events of one day (00:00 to 24:00 in Prague) into the daily figures, replacing what was counted before.
 * A visit ends by half an hour without an event; a visitor is one digest of the day.
 */
export async function countDay(db: Db, day: string, metricOfKind: readonly string[]): Promise<void> {
  const bounds = sql`at >= (${day}::date)::timestamp at time zone 'Europe/Prague'
    and at < (${day}::date + 1)::timestamp at time zone 'Europe/Prague'`
  await sql`
    with day_event as materialized (
      select platform_id, kind, visitor, bot, path,
        at - lag(at) over (partition by platform_id, visitor order by at) as since
      from usage.event where ${bounds}
    ),
    counted as (
      select platform_id, (${[...metricOfKind]}::text[])[kind + 1] as metric,
        count(*) filter (where not bot) as people, count(*) filter (where bot) as bots
      from day_event group by platform_id, kind
      union all
      select platform_id, 'visits',
        count(*) filter (where not bot and (since is null or since > interval '30 minutes')),
        count(*) filter (where bot and (since is null or since > interval '30 minutes'))
      from day_event group by platform_id
      union all
      select platform_id, 'visitors',
        count(distinct visitor) filter (where not bot), count(distinct visitor) filter (where bot)
      from day_event group by platform_id
    )
    insert into usage.daily (platform_id, metric, day, source, people, bots)
    select platform_id, metric, ${day}::date, 'own', people, bots from counted
    on conflict (platform_id, metric, source, day) do update set people = excluded.people, bots = excluded.bots`.execute(
    db,
  )
  await sql`
    insert into usage.daily_path (platform_id, day, source, path, views)
    select platform_id, ${day}::date, 'own', path, views from (
      select platform_id, path, count(*) as views,
        row_number() over (partition by platform_id order by count(*) desc, path) as place
      from usage.event where ${bounds} and not bot and kind = 0 group by platform_id, path
    ) ranked where place <= 50
    on conflict (platform_id, source, day, path) do update set views = excluded.views`.execute(db)
}
