import { isDay } from '../../../shared/time/is-day.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { readQuery } from './query.ts'

/** The day asked for, today when none is or when it has not come yet. */
export function readDay(url: URL, now: Date): string {
  const today = localDay(now)
  const asked = readQuery(url).text('k', 10)
  return asked !== undefined && isDay(asked) && asked < today ? asked : today
}
