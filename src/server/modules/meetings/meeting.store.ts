import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { auditLength } from '../../platform/audit/audit-length.ts'
import type { Db } from '../../platform/database/database.ts'
import { cachedTotal } from './cached-total.ts'
import type { MeetingState } from '../../../shared/meetings/words.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** Meetings that everyone may know of: published records, and meetings of our own calendar; never an unpublished transcription. */
const isPublic = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.state`)} = 'published' or ${sql.ref(`${alias}.origin`)} = 'held')`

/** A record returned for editing is told as one that is being verified: the meeting itself is over. */
const toldState =
  sql<MeetingState>`case when m.state = 'in_session' and m.closed_at is not null then 'closed' else m.state end`.as(
    'state',
  )

/** One meeting with its body, people, signatures and annexes: one statement. */
export async function findMeeting(db: Db, bodySlug: string, slug: string) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .selectAll('m')
    .select([
      'b.slug as bodySlug',
      'b.name as bodyName',
      'b.kind as bodyKind',
      'b.settings as bodySettings',
      'b.genitive as bodyGenitive',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetings.attendance as a')
          .select(['a.id', 'a.name', 'a.capacity', 'a.state', 'a.arrivedAt', 'a.leftAt', 'a.gender'])
          .whereRef('a.meetingId', '=', 'm.id')
          .orderBy('a.position'),
      ).as('attendance'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.signature as s')
          .select(['s.role', 's.name', 's.approvedAt'])
          .whereRef('s.meetingId', '=', 'm.id')
          .orderBy('s.position'),
      ).as('signatures'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.annex as x')
          .select([
            'x.id',
            'x.number',
            'x.title',
            'x.fileId',
            'x.fileName',
            'x.mediaType',
            'x.fileSize',
            'x.public',
          ])
          .whereRef('x.meetingId', '=', 'm.id')
          .orderBy('x.number'),
      ).as('annexes'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.attachment as f')
          .select(['f.id', 'f.itemId', 'f.title', 'f.fileName', 'f.mediaType', 'f.fileSize', 'f.public'])
          .whereRef('f.meetingId', '=', 'm.id')
          .orderBy('f.position'),
      ).as('attachments'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.topic as o')
          .select(['o.title', 'o.fromItemId as itemId'])
          .whereRef('o.fromMeetingId', '=', 'm.id')
          .where('o.droppedAt', 'is', null)
          .orderBy('o.position'),
      ).as('topics'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.invitation as g')
          .select(['g.guest', 'g.heldOn', 'g.fromItemId as itemId'])
          .whereRef('g.fromMeetingId', '=', 'm.id')
          .orderBy('g.position'),
      ).as('invitations'),
      eb
        .selectFrom('meetings.meeting as n')
        .select('n.slug')
        .whereRef('n.bodyId', '=', 'm.bodyId')
        .whereRef('n.heldOn', '=', 'm.nextOn')
        .where(isPublic('n'))
        .limit(1)
        .as('nextSlug'),
      eb
        .selectFrom('meetings.membership as ms')
        .select((inner) => inner.fn.count<number>('ms.personId').distinct().as('n'))
        .whereRef('ms.bodyId', '=', 'm.bodyId')
        .where('ms.role', 'in', ['chair', 'vice_chair', 'member'])
        .whereRef('ms.startsOn', '<=', 'm.heldOn')
        .where((inner) =>
          inner.or([inner('ms.endsOn', 'is', null), inner('ms.endsOn', '>=', inner.ref('m.heldOn'))]),
        )
        .as('members'),
    ])
    .where('b.slug', '=', bodySlug)
    .where('m.slug', '=', slug)
    .executeTakeFirst()
}

/** The items of a meeting with what was decided and assigned in each: one statement. */
export async function findItems(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.agendaItem')
    .select(['id', 'parentId', 'number', 'title', 'presenter', 'text', 'kind'])
    .select(['onProgramme', 'addedLate', 'withdrawn'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()
}

export async function findResolutions(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.resolution as r')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .select(['r.id', 'r.itemId', 'r.number', 'r.kind', 'r.text'])
    .select([
      'v.id as voteId',
      'v.present',
      'v.inFavour',
      'v.against',
      'v.abstain',
      'v.notVoting',
      'v.result',
      'v.unanimous',
      'v.source',
      'v.needed',
      'v.neededBy',
      'v.atTime',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('meetings.vote as n')
          .innerJoin('meetings.attendance as a', 'a.id', 'n.attendanceId')
          .select(['a.position as attendee', 'a.name', 'n.option'])
          .whereRef('n.voteEventId', '=', 'v.id')
          .orderBy('a.position'),
      ).as('byName'),
    )
    .where('r.meetingId', '=', meetingId)
    .orderBy('r.position')
    .execute()
}

/** Tasks that the meeting set, and those of earlier meetings that it dealt with (as it left them): one statement. */
export async function findTasks(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.task as t')
    .leftJoin('meetings.taskReview as r', (join) =>
      join.onRef('r.taskId', '=', 't.id').on('r.meetingId', '=', meetingId),
    )
    .select([
      't.id',
      't.itemId',
      't.text',
      't.assignee',
      't.also',
      't.outside',
      't.acceptedOn',
      't.dueMeetingId',
      't.dueOn',
      't.dueWords',
      't.state',
      't.publicState',
      't.setState',
      'r.state as reviewState',
      'r.note as reviewNote',
    ])
    .where('t.id', 'in', (eb) =>
      eb
        .selectFrom('meetings.task as own')
        .select('own.id')
        .where('own.meetingId', '=', meetingId)
        .union(
          eb
            .selectFrom('meetings.taskReview as reviewed')
            .select('reviewed.taskId as id')
            .where('reviewed.meetingId', '=', meetingId),
        ),
    )
    .orderBy('r.position', (order) => order.asc().nullsLast())
    .orderBy('t.position')
    .execute()
}

export async function findPresence(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.attendance')
    .select(['capacity', 'state', 'arrivedAt', 'leftAt'])
    .where('meetingId', '=', meetingId)
    .execute()
}

export async function hasVotes(db: Db, meetingId: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .select('v.id')
    .where('r.meetingId', '=', meetingId)
    .executeTakeFirst()
  return found !== undefined
}

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

const summaries = (db: Db) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['m.slug', 'm.number', 'm.heldOn', 'm.startsAt', 'm.place', toldState])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])

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

export async function findPublishedMinutes(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.publishedMinutes')
    .select(['document', 'sha256'])
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
}

export async function insertPublishedMinutes(
  db: Db,
  row: { meetingId: string; document: string; sha256: string; publishedAt: Date },
): Promise<void> {
  await tables(db).insertInto('meetings.publishedMinutes').values(row).execute()
}

export async function findAddress(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['b.slug as bodySlug', 'm.slug', 'm.formDigest'])
    .where('m.id', '=', id)
    .executeTakeFirst()
}

export async function lockMeeting(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.meeting')
    .select([
      'id',
      'bodyId',
      'state',
      'version',
      'heldOn',
      'number',
      'slug',
      'origin',
      'nextOn',
      'nextAt',
      'nextPlace',
      'formDigest',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** All meetings of some bodies for the desk: those that are being worked on first. */
export async function listDeskMeetings(db: Db, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return []
  return summaries(db)
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
    .where('state', 'in', ['planned', 'convened', 'in_session'])
    .orderBy('heldOn')
    .limit(40)
    .execute()

export async function countVerifiers(db: Db, meetingId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('meetings.signature')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('meetingId', '=', meetingId)
    .where('role', '=', 'verifier')
    .executeTakeFirstOrThrow()
  return n
}
