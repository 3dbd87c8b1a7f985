import { eventKinds, eventMetrics } from '../../../shared/usage/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import { database } from '../../platform/database/database.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { countDay, forgetEvents, forgetSalts } from './ingest/event.store.ts'

/** Raw events live so many days: long enough to count a day again after a fault. */
const daysKept = 3

const metricOfKind = eventKinds.map((kind) => eventMetrics[kind])

/** Counts today and yesterday into daily figures; older events and salts are forgotten. */
export async function countDays(now: Date): Promise<void> {
  const today = localDay(now)
  await database()
    .transaction()
    .execute(async (db) => {
      await countDay(db, shiftDay(today, -1), metricOfKind)
      await countDay(db, today, metricOfKind)
    })
  await forgetEvents(database(), new Date(now.getTime() - daysKept * 86_400_000))
  await forgetSalts(database(), shiftDay(today, -1))
}

export const countUse: JobDefinition = {
  name: 'usage.day.count',
  schedule: '*/10 * * * *',
  run: (_, now) => countDays(now),
}
