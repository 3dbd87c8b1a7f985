import type { AttendanceState } from '../../../../shared/meetings/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export const findRoom = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.attendance as a')
    .leftJoin('meetings.checkIn as c', 'c.attendanceId', 'a.id')
    .select([
      'a.id',
      'a.personId',
      'a.name',
      'a.capacity',
      'a.state',
      'a.arrivedAt',
      'a.leftAt',
      'a.gender',
      'c.askedAt',
    ])
    .where('a.meetingId', '=', meetingId)
    .orderBy('a.position')
    .execute()

export const findAttendee = (db: Db, meetingId: string, id: string) =>
  tables(db)
    .selectFrom('meetings.attendance')
    .select(['id', 'name', 'state', 'arrivedAt', 'leftAt'])
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function setPresence(
  db: Db,
  id: string,
  change: { state: AttendanceState; arrivedAt: string | null; leftAt: string | null },
): Promise<void> {
  await tables(db).updateTable('meetings.attendance').set(change).where('id', '=', id).execute()
  await tables(db).deleteFrom('meetings.checkIn').where('attendanceId', '=', id).execute()
}

export async function insertPresenceStep(
  db: Db,
  step: { id: string; attendanceId: string; at: Date; present: boolean },
): Promise<void> {
  await tables(db).insertInto('meetings.presenceStep').values(step).execute()
}

export async function insertCheckIn(db: Db, attendanceId: string, askedAt: Date): Promise<void> {
  await tables(db)
    .insertInto('meetings.checkIn')
    .values({ attendanceId, askedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The people whom a session begins with: none of them is in the room yet. */
export async function insertAttendance(
  db: Db,
  rows: readonly MeetingsTables['meetings.attendance'][],
): Promise<void> {
  if (rows.length > 0) await tables(db).insertInto('meetings.attendance').values(rows).execute()
}

export const countRows = async (db: Db, meetingId: string): Promise<number> => {
  const { n } = await tables(db)
    .selectFrom('meetings.attendance')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return n
}

/** Comings and goings of members as they were noted, in their order. */
export const listPresenceSteps = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.presenceStep as s')
    .innerJoin('meetings.attendance as a', 'a.id', 's.attendanceId')
    .select(['s.attendanceId', 's.at', 's.present', 'a.name'])
    .where('a.meetingId', '=', meetingId)
    .where('a.capacity', '=', 'member')
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
