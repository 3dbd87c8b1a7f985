import { sql } from 'kysely'
import { auditLength } from '../../platform/audit/audit-length.ts'
import { writableStates } from './lifecycle.ts'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingState } from '../../../shared/meetings/words.ts'
import { cachedTotal } from './cached-total.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** Meetings that everyone may know of: published records, and meetings of our own calendar; never an unpublished transcription. */
export const isPublic = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.state`)} = 'published' or ${sql.ref(`${alias}.origin`)} = 'held')`

/** A record returned for editing is told as one that is being verified: the meeting itself is over. */
const toldState =
  sql<MeetingState>`case when m.state = 'in_session' and m.closed_at is not null then 'closed' else m.state end`.as(
    'state',
  )

export interface MeetingFilter {
  body?: string
  year?: number
  /** Ids that the search found, when the list is filtered by text */
  ids?: readonly string[]
  page: number
}

export const pageSize = 30

/** Published meetings and announced dates, newest first. */
export async function listPublicMeetings(db: Db, filter: MeetingFilter) {
  let query = tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .where(isPublic('m'))
  if (filter.body) query = query.where('b.slug', '=', filter.body)
  if (filter.year)
    query = query
      .where('m.heldOn', '>=', `${filter.year}-01-01`)
      .where('m.heldOn', '<=', `${filter.year}-12-31`)
  if (filter.ids) query = query.where('m.id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  const count = async () =>
    (await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
  const total = filter.ids
    ? await count()
    : await cachedTotal(`meetings ${filter.body} ${filter.year}`, await auditLength(db), count)
  const rows = await query
    .select(['m.slug', 'm.number', 'm.heldOn', 'm.startsAt', 'm.place', toldState])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])
    .orderBy('m.heldOn', 'desc')
    .orderBy('m.id')
    .limit(pageSize)
    .offset((filter.page - 1) * pageSize)
    .execute()
  return { total, rows }
}

/** Years in which anything public was held, newest first: one step of the index a year, not one row a meeting. */
export async function listYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    with recursive years as (
      (select extract(year from held_on)::int as year from meetings.meeting where state = 'published' or origin = 'held' order by held_on desc limit 1)
      union all
      select (select extract(year from m.held_on)::int from meetings.meeting m
        where m.held_on < make_date(y.year, 1, 1) and (m.state = 'published' or m.origin = 'held') order by m.held_on desc limit 1)
      from years y where y.year is not null
    ) select year from years where year is not null order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

const rowsOf = (db: Db) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['m.slug', 'm.number', 'm.heldOn', 'm.startsAt', 'm.place'])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])

/** Meetings as everyone may know of them. */
const summaries = (db: Db) => rowsOf(db).select(toldState)

/** Meetings to come, nearest first. `today` is a local date. */
export const listComing = (db: Db, today: string) =>
  summaries(db)
    .where('m.state', 'in', ['planned', 'convened'])
    .where('m.heldOn', '>=', today)
    .orderBy('m.heldOn')
    .limit(5)
    .execute()

export const listNewest = (db: Db) =>
  summaries(db)
    .where('m.state', '=', 'published')
    .orderBy('m.heldOn', 'desc')
    .orderBy('m.id')
    .limit(8)
    .execute()

/** All meetings of some bodies for the desk, in the state that they really have: those that are being worked on first. */
export async function listDeskMeetings(db: Db, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return []
  return rowsOf(db)
    .select('m.state')
    .where('m.bodyId', 'in', bodyIds)
    .orderBy(sql`m.state in ('published', 'cancelled')`)
    .orderBy('m.heldOn', 'desc')
    .limit(60)
    .execute()
}

/** Public meetings of one body: announced and published, newest first. */
export const listMeetingsOfBody = (db: Db, bodyId: string) =>
  summaries(db)
    .select(['m.id', 'm.publishedAt', 'm.changedAt'])
    .where('m.bodyId', '=', bodyId)
    .where(isPublic('m'))
    .orderBy('m.heldOn', 'desc')
    .limit(60)
    .execute()

/** Meetings of a body after a day that still have a day to come to: they may be deadlines of tasks. */
export const listMeetingsAfter = (db: Db, bodyId: string, day: string) =>
  tables(db)
    .selectFrom('meetings.meeting')
    .select(['id', 'heldOn', 'number'])
    .where('bodyId', '=', bodyId)
    .where('heldOn', '>', day)
    .where('state', '!=', 'cancelled')
    .orderBy('heldOn')
    .limit(30)
    .execute()

/** Meetings of a body whose record is still being written, the latest first. */
export const listOpenMeetings = (db: Db, bodyId: string) =>
  tables(db)
    .selectFrom('meetings.meeting')
    .select(['id', 'heldOn', 'number'])
    .where('bodyId', '=', bodyId)
    .where('state', 'in', writableStates)
    .orderBy('heldOn')
    .limit(40)
    .execute()

/** Meetings of some bodies whose record is still being written, the nearest first. */
export const listWritable = (db: Db, bodyIds: readonly string[]) =>
  bodyIds.length === 0
    ? Promise.resolve([])
    : db
        .withTables<MeetingsTables>()
        .selectFrom('meetings.meeting as m')
        .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
        .select(['m.id', 'm.number', 'm.heldOn', 'm.state', 'b.name as bodyName', 'b.kind as bodyKind'])
        .where('m.bodyId', 'in', bodyIds)
        .where('m.state', 'in', writableStates)
        .orderBy('m.heldOn')
        .limit(200)
        .execute()
