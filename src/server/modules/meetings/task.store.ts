import type { TaskState } from '../../../shared/meetings/words.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** Unfinished tasks of a body from its meetings before a day, with what this meeting has noted of them so far. */
export async function listCarriedTasks(db: Db, bodyId: string, meetingId: string, heldOn: string) {
  return tables(db)
    .selectFrom('meetings.task as t')
    .innerJoin('meetings.meeting as m', 'm.id', 't.meetingId')
    .leftJoin('meetings.taskReview as r', (join) =>
      join.onRef('r.taskId', '=', 't.id').on('r.meetingId', '=', meetingId),
    )
    .select([
      't.id',
      't.text',
      't.assignee',
      't.also',
      't.dueOn',
      't.dueWords',
      't.state',
      'm.number as fromNumber',
      'm.heldOn as fromDay',
    ])
    .select(['r.state as reviewState', 'r.note as reviewNote'])
    .where('t.bodyId', '=', bodyId)
    .where('t.meetingId', '!=', meetingId)
    .where('m.heldOn', '<', heldOn)
    .where((eb) => eb.or([eb('t.state', 'in', ['open', 'ongoing']), eb('r.id', 'is not', null)]))
    .orderBy('m.heldOn')
    .orderBy('t.position')
    .execute()
}

/** Notes what a meeting says of a task; said again, the last word stands. */
export async function saveTaskReview(
  db: Db,
  review: {
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
    .values({ id: newId(), ...review })
    .onConflict((conflict) =>
      conflict
        .columns(['taskId', 'meetingId'])
        .doUpdateSet({ state: review.state, note: review.note, position: review.position }),
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
