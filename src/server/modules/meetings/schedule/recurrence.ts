import ICAL from 'ical.js'
import type { ScheduleRule } from '../../../../shared/meetings/schedule-rule.ts'

/** The rule as a recurrence of RFC 5545 § 3.3.10. */
export const recurrenceOf = (rule: ScheduleRule): string =>
  rule.repeats === 'monthly'
    ? `FREQ=MONTHLY;BYDAY=${rule.place}${rule.weekday};BYMONTH=${rule.months.join(',')}`
    : `FREQ=WEEKLY;INTERVAL=${rule.weeks}`

/** Days of the rule's year (`YYYY-MM-DD`) in order. A weekly rule that begins in another year has none. */
export function datesOf(rule: ScheduleRule): string[] {
  const first = rule.repeats === 'weekly' ? rule.firstOn : `${rule.year}-01-01`
  const last = `${rule.year}-12-31`
  if (!first.startsWith(String(rule.year))) return []
  // ical.js also yields the month it begins in when BYMONTH leaves it out, so months are chosen here
  const recurrence = recurrenceOf(rule).replace(/;BYMONTH=[\d,]+/, '')
  const days = ICAL.Recur.fromString(recurrence).iterator(ICAL.Time.fromDateString(first))
  const found: string[] = []
  for (let day = days.next(); day && day.toString() <= last; day = days.next())
    if (rule.repeats === 'weekly' || rule.months.includes(day.month)) found.push(day.toString())
  return found
}
