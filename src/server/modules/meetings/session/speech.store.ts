import type { SpeechKind } from '../../../../shared/meetings/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertSpeech(
  db: Db,
  row: {
    id: string
    meetingId: string
    itemId: string | null
    attendanceId: string
    kind: SpeechKind
    askedAt: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.speech')
    .values({ ...row, beganAt: null, endedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends whoever speaks now. */
export async function endSpeech(db: Db, meetingId: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('meetings.speech')
    .set({ endedAt: now })
    .where('meetingId', '=', meetingId)
    .where('beganAt', 'is not', null)
    .where('endedAt', 'is', null)
    .execute()
}

export async function beginSpeech(db: Db, meetingId: string, id: string, now: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.speech')
    .set({ beganAt: now })
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .where('beganAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Takes a waiting speech back; of one person, where it is asked for by that person. */
export async function withdrawSpeech(
  db: Db,
  meetingId: string,
  id: string,
  attendanceId?: string,
): Promise<void> {
  let query = tables(db)
    .deleteFrom('meetings.speech')
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .where('beganAt', 'is', null)
  if (attendanceId) query = query.where('attendanceId', '=', attendanceId)
  await query.execute()
}
