import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { UsageTables } from '../tables.ts'
import type { Visitor } from './count-lines.ts'
import type { LogCounts } from './log-counts.ts'

const tables = (db: Db) => db.withTables<UsageTables>()

/** An import of logs of the platform that is still open, or undefined. */
export const findOpenLogImport = (db: Db, platformId: string) =>
  tables(db)
    .selectFrom('usage.import')
    .selectAll()
    .where('platformId', '=', platformId)
    .where('source', '=', 'log')
    .where('closedAt', 'is', null)
    .executeTakeFirst()

/** The same file in another import of the platform. */
export const findLogFile = (db: Db, platformId: string, sha256: string) =>
  tables(db)
    .selectFrom('usage.logFile as f')
    .innerJoin('usage.import as i', 'i.id', 'f.importId')
    .select([
      'f.importId',
      'f.name',
      'f.readTo',
      'f.done',
      'f.lines',
      'f.broken',
      'i.importedAt',
      'i.closedAt',
    ])
    .where('i.platformId', '=', platformId)
    .where('f.sha256', '=', sha256)
    .executeTakeFirst()

export const insertLogFile = (db: Db, row: { importId: string; sha256: string; name: string }) =>
  tables(db)
    .insertInto('usage.logFile')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const noteRead = (
  db: Db,
  importId: string,
  sha256: string,
  progress: { readTo: number; lines: number; broken: number; done: boolean },
) =>
  tables(db)
    .updateTable('usage.logFile')
    .set(progress)
    .where('importId', '=', importId)
    .where('sha256', '=', sha256)
    .execute()

export const listLogFiles = (db: Db, importId: string) =>
  tables(db).selectFrom('usage.logFile').selectAll().where('importId', '=', importId).execute()

export async function listLogDays(db: Db, importId: string) {
  const rows = await tables(db)
    .selectFrom('usage.logDay')
    // as text: keys of an object would be written in camel case
    .select(['day', sql<string>`counts::text`.as('counts'), sql<string>`paths::text`.as('paths')])
    .where('importId', '=', importId)
    .orderBy('day')
    .execute()
  return rows.map(({ day, counts, paths }) => ({
    day,
    counts: JSON.parse(counts) as LogCounts,
    paths: JSON.parse(paths) as Record<string, number>,
  }))
}

export const listLogSalts = (db: Db, importId: string) =>
  tables(db).selectFrom('usage.logSalt').selectAll().where('importId', '=', importId).execute()

export const listLogVisitors = (db: Db, importId: string) =>
  tables(db).selectFrom('usage.logVisitor').selectAll().where('importId', '=', importId).execute()

export async function keepLogDay(
  db: Db,
  importId: string,
  day: string,
  { counts, paths, salt }: { counts: LogCounts; paths: ReadonlyMap<string, number>; salt: Buffer },
  visitors: readonly Visitor[],
): Promise<void> {
  const row = {
    importId,
    day,
    counts: JSON.stringify(counts),
    paths: JSON.stringify(Object.fromEntries(paths)),
  }
  await tables(db)
    .insertInto('usage.logDay')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['importId', 'day']).doUpdateSet({ counts: row.counts, paths: row.paths }),
    )
    .execute()
  await tables(db)
    .insertInto('usage.logSalt')
    .values({ importId, day, salt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (visitors.length > 0)
    await sql`insert into usage.log_visitor (import_id, day, visitor, bot, last_minute)
      select ${importId}::uuid, ${day}::date, * from unnest(
        ${visitors.map(({ hash }) => hash)}::bytea[], ${visitors.map(({ bot }) => bot)}::boolean[],
        ${visitors.map(({ lastMinute }) => lastMinute)}::int[])
      on conflict (import_id, day, visitor) do update set last_minute = excluded.last_minute`.execute(db)
}

/** Days of the import that another import of the platform has already given. */
export const listTakenDays = (db: Db, platformId: string, importId: string) =>
  tables(db)
    .selectFrom('usage.logDay as d')
    .innerJoin('usage.daily as y', 'y.day', 'd.day')
    .select('d.day')
    .distinct()
    .where('d.importId', '=', importId)
    .where('y.platformId', '=', platformId)
    .where('y.source', '=', 'log')
    .where('y.metric', '=', 'page_views')
    .orderBy('d.day')
    .execute()

/** Turns what was counted into daily figures, and forgets the visitors, the salts and the files' places. */
export async function settleLogDays(db: Db, platformId: string, importId: string): Promise<void> {
  await sql`delete from usage.daily y using usage.log_day d
    where d.import_id = ${importId} and y.platform_id = ${platformId} and y.source = 'log' and y.day = d.day`.execute(
    db,
  )
  await sql`delete from usage.daily_path y using usage.log_day d
    where d.import_id = ${importId} and y.platform_id = ${platformId} and y.source = 'log' and y.day = d.day`.execute(
    db,
  )
  await sql`insert into usage.daily (platform_id, metric, day, source, people, bots, import_id)
    select ${platformId}::uuid, c.key, d.day, 'log', (c.value ->> 0)::bigint, (c.value ->> 1)::bigint, d.import_id
    from usage.log_day d cross join jsonb_each(d.counts) c where d.import_id = ${importId}
    union all
    select ${platformId}::uuid, 'visitors', v.day, 'log',
      count(*) filter (where not v.bot), count(*) filter (where v.bot), v.import_id
    from usage.log_visitor v where v.import_id = ${importId} group by v.day, v.import_id`.execute(db)
  await sql`insert into usage.daily_path (platform_id, day, source, path, views, import_id)
    select ${platformId}::uuid, day, 'log', path, views, import_id from (
      select d.day, d.import_id, left(p.key, 300) as path, sum(p.value::bigint) as views,
        row_number() over (partition by d.day order by sum(p.value::bigint) desc, left(p.key, 300)) as place
      from usage.log_day d cross join jsonb_each_text(d.paths) p
      where d.import_id = ${importId} group by d.day, d.import_id, left(p.key, 300)
    ) ranked where place <= 50`.execute(db)
  for (const table of ['usage.logVisitor', 'usage.logSalt', 'usage.logDay'] as const)
    await tables(db).deleteFrom(table).where('importId', '=', importId).execute()
}
