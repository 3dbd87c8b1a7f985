import { localClock } from '../time/local-clock.ts'
import { localDay } from '../time/local-day.ts'
import type { Locale } from '../messages/messages.ts'

const nbsp = '\u00a0'

/** `2023-12-12` as `12. 12. 2023` with non-breaking spaces, in English `12 December 2023`. */
export function formatDate(day: string, locale: Locale = 'cs'): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (locale === 'cs') return `${date}.${nbsp}${month}.${nbsp}${year}`
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, month - 1, date)),
  )
  return `${date}${nbsp}${name}${nbsp}${year}`
}

/** An instant as `12. 12. 2023 15:04` in Prague. */
export function formatInstant(instant: Date, locale: Locale = 'cs'): string {
  return `${formatDate(localDay(instant), locale)}${nbsp}${localClock(instant)}`
}
