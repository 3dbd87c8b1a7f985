import { sql } from 'kysely'
import type { ResolutionKind, TaskState } from '../../../shared/meetings/words.ts'
import { auditLength } from '../../platform/audit/audit-length.ts'
import type { Db } from '../../platform/database/database.ts'
import { cachedTotal } from './cached-total.ts'
import type { MeetingsTables } from './tables.ts'

export interface RegisterFilter {
  body?: string
  kind?: ResolutionKind
  state?: TaskState
  /** Ids that the search found, when the list is filtered by text */
  ids?: readonly string[]
  limit: number
  offset: number
}

const tables = (db: Db) => db.withTables<MeetingsTables>()

const totalOf = (
  list: string,
  { body, kind, state, ids }: RegisterFilter,
  version: string,
  count: () => Promise<number>,
) => (ids ? count() : cachedTotal(`${list} ${body} ${kind} ${state}`, version, count))

/** Resolutions of published meetings, newest first. */
export async function listResolutions(db: Db, filter: RegisterFilter) {
  let query = tables(db)
    .selectFrom('meetings.resolution as r')
    .innerJoin('meetings.meeting as m', 'm.id', 'r.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .where('m.state', '=', 'published')
  if (filter.body) query = query.where('b.slug', '=', filter.body)
  if (filter.kind) query = query.where('r.kind', '=', filter.kind)
  if (filter.ids) query = query.where('r.id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  const [rows, total] = await Promise.all([
    query
      .select([
        'r.id',
        'r.number',
        'r.kind',
        'r.text',
        'm.slug',
        'm.heldOn',
        'b.slug as bodySlug',
        'b.name as bodyName',
        'v.inFavour',
        'v.against',
        'v.abstain',
        'v.result',
      ])
      .orderBy('m.heldOn', 'desc')
      .orderBy('m.id')
      .orderBy('r.position')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    totalOf(
      'resolutions',
      filter,
      await auditLength(db),
      async () => (await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
    ),
  ])
  return { rows, total }
}

/** Tasks set by published meetings: unfinished ones first, then by deadline. */
export async function listTasks(db: Db, filter: RegisterFilter) {
  let query = tables(db)
    .selectFrom('meetings.task as t')
    .innerJoin('meetings.meeting as m', 'm.id', 't.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 't.bodyId')
    .where('m.state', '=', 'published')
  if (filter.body) query = query.where('b.slug', '=', filter.body)
  if (filter.state) query = query.where('t.publicState', '=', filter.state)
  if (filter.ids) query = query.where('t.id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  const [rows, total] = await Promise.all([
    query
      .select([
        't.id',
        't.text',
        't.assignee',
        't.dueOn',
        't.dueWords',
        'm.slug',
        'm.number',
        'm.heldOn',
        'b.slug as bodySlug',
        'b.name as bodyName',
      ])
      .select((eb) => eb.fn.coalesce('t.publicState', 't.state').as('state'))
      .orderBy(sql`t.public_state in ('done', 'cancelled')`)
      .orderBy('t.dueOn', (order) => order.asc().nullsLast())
      .orderBy('t.id')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    totalOf(
      'tasks',
      filter,
      await auditLength(db),
      async () => (await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
    ),
  ])
  return { rows, total }
}
