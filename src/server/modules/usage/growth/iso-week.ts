import { shiftDay } from '../../../../shared/time/shift-day.ts'

/** The ISO 8601 week of a day: `2024-12-30` is in `2025-W01`. */
export function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  // the Thursday of a week decides its year
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Monday of the week of a day. */
export const mondayOf = (day: string): string =>
  shiftDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() || 7) - 1))

/** The same week of the year before; week 53 has none in most years. */
export const yearBefore = (week: string): string => `${Number(week.slice(0, 4)) - 1}${week.slice(4)}`
