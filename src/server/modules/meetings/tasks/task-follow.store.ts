import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export const listExtensions = (db: Db, taskId: string) =>
  tables(db)
    .selectFrom('meetings.taskExtension')
    .selectAll()
    .where('taskId', '=', taskId)
    .orderBy('askedAt')
    .execute()

export const lockExtension = (db: Db, id: string) =>
  tables(db)
    .selectFrom('meetings.taskExtension')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** @returns whether it is new: a task has one request waiting at the most */
export async function insertExtension(
  db: Db,
  row: Insertable<MeetingsTables['meetings.taskExtension']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.taskExtension')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function settleExtension(
  db: Db,
  id: string,
  decided: { state: 'granted' | 'refused'; decidedAt: Date; answer: string | null },
): Promise<void> {
  await tables(db).updateTable('meetings.taskExtension').set(decided).where('id', '=', id).execute()
}

export async function changeTask(
  db: Db,
  id: string,
  change:
    | { dueOn: string; dueMeetingId: null; dueWords: null }
    | { quietUntil: string | null }
    | { answerPath: string | null },
): Promise<void> {
  await tables(db)
    .updateTable('meetings.task')
    .set((eb) => ({ ...change, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Meetings convened for the days ahead, whose people may be reminded. */
export const listComing = (db: Db, from: string, until: string) =>
  tables(db)
    .selectFrom('meetings.meeting')
    .select(['id', 'bodyId', 'heldOn'])
    .where('state', '=', 'convened')
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .execute()

export async function listReminded(db: Db, meetingId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.taskReminder')
    .select('personId')
    .where('meetingId', '=', meetingId)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** @returns whether it was not noted yet */
export async function noteReminded(
  db: Db,
  row: Insertable<MeetingsTables['meetings.taskReminder']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.taskReminder')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export interface TaskCounts {
  /** Null when the record names nobody */
  assignee: string | null
  total: number
  done: number
  cancelled: number
  unfinished: number
  overdue: number
  inTime: number
  late: number
  /** Median of days from the setting to the meeting that noted the fulfilment; null when nothing is done */
  days: number | null
}

/**
 * Tasks that a body's meetings set in a span of days, by who leads them; with `whole`, all as one row.
 * In time means that the meeting which noted the fulfilment was not after the deadline; without a deadline neither is said.
 */
export async function countTasks(
  db: Db,
  bodyId: string,
  { from, until, today }: { from: string; until: string; today: string },
  whole: boolean,
): Promise<TaskCounts[]> {
  const by = whole ? sql`null::text` : sql`t.assignee`
  const { rows } = await sql<TaskCounts>`
    with own as (
      select t.assignee, t.state, t.due_on, m.held_on,
        (select min(e.held_on) from meetings.task_review r join meetings.meeting e on e.id = r.meeting_id
          where r.task_id = t.id and r.state = 'done' and e.state in ('closed', 'verified', 'published')) as done_on
      from meetings.task t join meetings.meeting m on m.id = t.meeting_id
      where t.body_id = ${bodyId} and m.held_on between ${from} and ${until} and m.state in ('closed', 'verified', 'published')
    )
    select ${by} as assignee, count(*)::int as total,
      (count(*) filter (where state = 'done'))::int as done,
      (count(*) filter (where state = 'cancelled'))::int as cancelled,
      (count(*) filter (where state in ('open', 'ongoing')))::int as unfinished,
      (count(*) filter (where state in ('open', 'ongoing') and due_on < ${today}))::int as overdue,
      (count(*) filter (where state = 'done' and done_on <= due_on))::int as in_time,
      (count(*) filter (where state = 'done' and done_on > due_on))::int as late,
      round(percentile_cont(0.5) within group (order by done_on - held_on) filter (where state = 'done'))::int as days
    from own t ${whole ? sql`` : sql`group by t.assignee order by count(*) desc, t.assignee nulls last`}`.execute(
    db,
  )
  return rows
}
