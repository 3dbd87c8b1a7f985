import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

type Rows<Table extends keyof MeetingsTables> = readonly Insertable<MeetingsTables[Table]>[]

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertMeeting(
  db: Db,
  meeting: Insertable<MeetingsTables['meetings.meeting']>,
): Promise<void> {
  await tables(db).insertInto('meetings.meeting').values(meeting).execute()
}

/** Writes the meeting unless somebody else did since `version`. @returns whether it was written */
export async function updateMeeting(
  db: Db,
  id: string,
  version: number,
  change: Updateable<MeetingsTables['meetings.meeting']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.meeting')
    .set((eb) => ({ ...change, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Locks a body's row, so that numbers given to its meetings cannot collide. */
export async function lockBody(db: Db, bodyId: string) {
  return tables(db)
    .selectFrom('meetings.body')
    .selectAll()
    .where('id', '=', bodyId)
    .forUpdate()
    .executeTakeFirst()
}

export async function slugTaken(db: Db, bodyId: string, slug: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.meeting')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the body already has a meeting on that day. */
export async function meetsOn(db: Db, bodyId: string, day: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.meeting')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('heldOn', '=', day)
    .executeTakeFirst()
  return found !== undefined
}

/** All parts of a record at once; the meeting itself stands already. */
export async function insertRecordParts(
  db: Db,
  parts: {
    signatures: Rows<'meetings.signature'>
    attendance: Rows<'meetings.attendance'>
    items: Rows<'meetings.agendaItem'>
    resolutions: Rows<'meetings.resolution'>
    voteEvents: Rows<'meetings.voteEvent'>
    tasks: Rows<'meetings.task'>
    annexes: Rows<'meetings.annex'>
  },
): Promise<void> {
  const t = tables(db)
  if (parts.signatures.length) await t.insertInto('meetings.signature').values(parts.signatures).execute()
  if (parts.attendance.length) await t.insertInto('meetings.attendance').values(parts.attendance).execute()
  if (parts.items.length) await t.insertInto('meetings.agendaItem').values(parts.items).execute()
  if (parts.resolutions.length) await t.insertInto('meetings.resolution').values(parts.resolutions).execute()
  if (parts.voteEvents.length) await t.insertInto('meetings.voteEvent').values(parts.voteEvents).execute()
  if (parts.tasks.length) await t.insertInto('meetings.task').values(parts.tasks).execute()
  if (parts.annexes.length) await t.insertInto('meetings.annex').values(parts.annexes).execute()
}

/** Removes the parts of a record that is being written anew; `keepTasks` are updated instead. */
export async function removeRecordParts(
  db: Db,
  meetingId: string,
  keepTasks: readonly string[],
): Promise<void> {
  const t = tables(db)
  await t.deleteFrom('meetings.signature').where('meetingId', '=', meetingId).execute()
  await t.deleteFrom('meetings.annex').where('meetingId', '=', meetingId).execute()
  await t.deleteFrom('meetings.resolution').where('meetingId', '=', meetingId).execute()
  await t.deleteFrom('meetings.attendance').where('meetingId', '=', meetingId).execute()
  let removed = t.deleteFrom('meetings.task').where('meetingId', '=', meetingId)
  if (keepTasks.length > 0) removed = removed.where('id', 'not in', keepTasks)
  await removed.execute()
  await t.deleteFrom('meetings.agendaItem').where('meetingId', '=', meetingId).execute()
}

/** The next free number of a body's meetings: in its term all run on, by the year they begin again. */
export async function nextNumber(
  db: Db,
  bodyId: string,
  heldOn: string,
  numbering: 'term' | 'year',
): Promise<number> {
  let query = tables(db)
    .selectFrom('meetings.meeting')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('bodyId', '=', bodyId)
  if (numbering === 'year')
    query = query
      .where('heldOn', '>=', `${heldOn.slice(0, 4)}-01-01`)
      .where('heldOn', '<=', `${heldOn.slice(0, 4)}-12-31`)
  const row = await query.executeTakeFirst()
  return (row?.highest ?? 0) + 1
}
