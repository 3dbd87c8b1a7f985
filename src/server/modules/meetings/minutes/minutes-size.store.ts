import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function saveSizes(db: Db, meetingId: string, sizes: Record<string, number>): Promise<void> {
  await tables(db)
    .insertInto('meetings.minutesSize')
    .values({ meetingId, sizes: JSON.stringify(sizes) })
    .onConflict((conflict) => conflict.column('meetingId').doUpdateSet({ sizes: JSON.stringify(sizes) }))
    .execute()
}

/** Published minutes whose files were not weighed yet, the newest first. */
export async function listUnweighed(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.publishedMinutes as p')
    .leftJoin('meetings.minutesSize as z', 'z.meetingId', 'p.meetingId')
    .select('p.meetingId')
    .where('z.meetingId', 'is', null)
    .orderBy('p.publishedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ meetingId }) => meetingId)
}
