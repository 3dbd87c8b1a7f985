import { sql, type Insertable } from 'kysely'
import { folded } from '../../../shared/format/folded.ts'
import type { TaskState } from '../../../shared/meetings/words.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** Unfinished tasks of a body from its meetings before a day, with what this meeting has noted of them so far. */
export async function listCarriedTasks(
  db: Db,
  bodyId: string,
  /** Null for a meeting that is not written yet */
  meetingId: string | null,
  heldOn: string,
) {
  return tables(db)
    .selectFrom('meetings.task as t')
    .innerJoin('meetings.meeting as m', 'm.id', 't.meetingId')
    .leftJoin('meetings.taskReview as r', (join) =>
      join.onRef('r.taskId', '=', 't.id').on('r.meetingId', '=', meetingId),
    )
    .select([
      't.id',
      't.fullText as text',
      't.assignee',
      't.also',
      't.dueOn',
      't.dueWords',
      't.state',
      'm.number as fromNumber',
      'm.heldOn as fromDay',
    ])
    .select(['r.state as reviewState', 'r.fullNote as reviewNote'])
    .select((eb) =>
      eb
        .selectFrom('meetings.taskReport as p')
        .select('p.text')
        .whereRef('p.taskId', '=', 't.id')
        .orderBy('p.createdAt', 'desc')
        .limit(1)
        .as('report'),
    )
    .where('t.bodyId', '=', bodyId)
    .where('t.meetingId', 'is distinct from', meetingId)
    .where('m.heldOn', '<', heldOn)
    .where((eb) => eb.or([eb('t.state', 'in', ['open', 'ongoing']), eb('r.id', 'is not', null)]))
    .where((eb) => eb.or([eb('t.quietUntil', 'is', null), eb('t.quietUntil', '<=', heldOn)]))
    .orderBy('m.heldOn')
    .orderBy('t.position')
    .execute()
}

/** Notes what a meeting says of a task; said again, the last word stands. */
export async function saveTaskReview(
  db: Db,
  {
    note,
    ...review
  }: {
    taskId: string
    meetingId: string
    position: number
    state: TaskState
    dueOn: string | null
    dueWords: string | null
    note: string | null
  },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.taskReview')
    .values({ id: newId(), fullNote: note, ...review })
    .onConflict((conflict) =>
      conflict
        .columns(['taskId', 'meetingId'])
        .doUpdateSet({ state: review.state, fullNote: note, position: review.position }),
    )
    .execute()
}

export async function setTaskState(db: Db, id: string, state: TaskState): Promise<void> {
  await tables(db)
    .updateTable('meetings.task')
    .set((eb) => ({ state, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '!=', state)
    .execute()
}

/** Tasks of a meeting that a later meeting or a report already deals with: they may be changed but not removed. */
export async function findTasksInUse(db: Db, meetingId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.task as t')
    .select('t.id')
    .where('t.meetingId', '=', meetingId)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('meetings.taskReview as r').select('r.id').whereRef('r.taskId', '=', 't.id')),
        eb.exists(eb.selectFrom('meetings.taskReport as p').select('p.id').whereRef('p.taskId', '=', 't.id')),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** One task with the meeting that set it; both its texts and both of its item's title, for those inside and for all. */
export async function findTask(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.task as t')
    .innerJoin('meetings.meeting as m', 'm.id', 't.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 't.bodyId')
    .leftJoin('meetings.agendaItem as i', 'i.id', 't.itemId')
    .select(['t.id', 't.text', 't.fullText', 't.assignee', 't.also', 't.outside', 't.acceptedOn'])
    .select(['t.dueOn', 't.dueWords'])
    .select(['t.state', 't.publicState', 't.bodyId', 't.quietUntil', 't.sourcePath', 't.answerPath'])
    .select(['m.id as meetingId', 'm.slug', 'm.number', 'm.heldOn', 'm.state as meetingState'])
    .select(['i.title as itemTitle', 'i.fullTitle as fullItemTitle'])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** What meetings said of a task, oldest first; `published` leaves out what is not public yet. */
export async function listReviews(db: Db, taskId: string, published: boolean) {
  let query = tables(db)
    .selectFrom('meetings.taskReview as r')
    .innerJoin('meetings.meeting as m', 'm.id', 'r.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['r.state', 'm.slug', 'm.number', 'm.heldOn', 'b.slug as bodySlug'])
    .select(published ? 'r.note' : 'r.fullNote as note')
    .where('r.taskId', '=', taskId)
  query = published
    ? query.where('m.state', '=', 'published')
    : query.where('m.state', 'in', ['closed', 'verified', 'published'])
  return query.orderBy('m.heldOn').execute()
}

export async function listReports(db: Db, taskId: string) {
  return tables(db)
    .selectFrom('meetings.taskReport')
    .select(['id', 'text', 'state', 'fileId', 'createdName', 'createdAt'])
    .where('taskId', '=', taskId)
    .orderBy('createdAt')
    .execute()
}

export async function insertReport(
  db: Db,
  row: Insertable<MeetingsTables['meetings.taskReport']>,
): Promise<void> {
  await tables(db).insertInto('meetings.taskReport').values(row).execute()
}

export async function setAccepted(db: Db, id: string, acceptedOn: string | null): Promise<void> {
  await tables(db)
    .updateTable('meetings.task')
    .set((eb) => ({ acceptedOn, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export interface DeskTaskFilter {
  bodyIds: readonly string[]
  state: TaskState | 'unfinished' | 'all'
  /** Words of which one stands among those responsible: a name, a department */
  whose?: readonly string[]
  /** A day: only unfinished tasks due before it */
  dueBefore?: string
  /** Ids that the search found, when the list is filtered by text */
  ids?: readonly string[]
  limit: number
  offset: number
}

/** Tasks of some bodies for the desk: unfinished ones by their deadline, then finished ones. */
export async function listDeskTasks(db: Db, filter: DeskTaskFilter) {
  if (filter.bodyIds.length === 0) return { rows: [], total: 0 }
  let query = tables(db)
    .selectFrom('meetings.task as t')
    .innerJoin('meetings.meeting as m', 'm.id', 't.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 't.bodyId')
    .where('t.bodyId', 'in', filter.bodyIds)
    .where('m.state', '!=', 'cancelled')
  if (filter.state === 'unfinished' || filter.dueBefore)
    query = query.where('t.state', 'in', ['open', 'ongoing'])
  if (filter.state !== 'unfinished' && filter.state !== 'all')
    query = query.where('t.state', '=', filter.state)
  if (filter.dueBefore) query = query.where('t.dueOn', '<', filter.dueBefore)
  if (filter.whose) {
    const patterns = filter.whose.map((words) => `%${folded(words).replace(/[\\%_]/g, '\\$&')}%`)
    query = query.where(
      sql<boolean>`people.folded(concat_ws(' | ', t.assignee, array_to_string(t.also, ' | '))) like any(${patterns})`,
    )
  }
  if (filter.ids) query = query.where('t.id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  const rows = await query
    .select(['t.id', 't.fullText as text', 't.assignee', 't.also', 't.dueOn', 't.dueWords', 't.state'])
    .select(['b.name as bodyName', 'b.kind as bodyKind', 'b.slug as bodySlug'])
    .select(['m.slug', 'm.number', 'm.heldOn'])
    .select((eb) =>
      eb
        .selectFrom('meetings.taskReport as p')
        .select((report) => report.fn.max('p.createdAt').as('at'))
        .whereRef('p.taskId', '=', 't.id')
        .as('reportedAt'),
    )
    .orderBy(sql`t.state in ('done', 'cancelled')`)
    .orderBy('t.dueOn', (order) => order.asc().nullsLast())
    .orderBy('t.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total }
}

/** Takes back reports that somebody made lately; those with evidence stay. @returns the tasks that they were on */
export async function deleteReports(
  db: Db,
  ids: readonly string[],
  { createdBy, after }: { createdBy: string; after: Date },
): Promise<string[]> {
  const rows = await tables(db)
    .deleteFrom('meetings.taskReport')
    .where('id', 'in', ids)
    .where('createdBy', '=', createdBy)
    .where('createdAt', '>', after)
    .where('fileId', 'is', null)
    .returning('taskId')
    .execute()
  return rows.map(({ taskId }) => taskId)
}

/** Meetings that set these tasks. */
export async function listSettingMeetings(db: Db, taskIds: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.task')
    .select('meetingId')
    .distinct()
    .where('id', 'in', taskIds)
    .execute()
  return rows.map(({ meetingId }) => meetingId)
}

/**
 * Publishing a meeting makes public how its tasks stand, those it set and those it dealt with:
 * as the latest published meeting left them, whatever was decided since and is not public yet.
 */
export async function publishTaskStates(db: Db, meetingId: string): Promise<void> {
  await sql`update meetings.task t set public_state = coalesce((
      select r.state from meetings.task_review r join meetings.meeting m on m.id = r.meeting_id
      where r.task_id = t.id and m.state = 'published' order by m.held_on desc, m.id desc limit 1
    ), t.set_state)
    where t.meeting_id = ${meetingId}
      or t.id in (select task_id from meetings.task_review where meeting_id = ${meetingId})`.execute(db)
}

/** Tasks that later meetings have decided on keep that decision when the record that set them is written again. */
export async function restoreReviewedStates(db: Db, meetingId: string): Promise<void> {
  await sql`update meetings.task t set state = latest.state
    from (
      select distinct on (r.task_id) r.task_id, r.state from meetings.task_review r
      join meetings.meeting m on m.id = r.meeting_id
      where m.state in ('closed', 'verified', 'published') order by r.task_id, m.held_on desc, m.id desc
    ) latest
    where latest.task_id = t.id and t.meeting_id = ${meetingId} and t.state <> latest.state`.execute(db)
}
