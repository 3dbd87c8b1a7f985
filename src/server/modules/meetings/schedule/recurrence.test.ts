import { expect, test } from 'vitest'
import { datesOf, recurrenceOf } from './recurrence.ts'

test('the last Tuesday of chosen months', () => {
  const rule = {
    repeats: 'monthly' as const,
    year: 2024,
    weekday: 'TU' as const,
    place: -1,
    months: [1, 2, 12],
  }
  expect(recurrenceOf(rule)).toBe('FREQ=MONTHLY;BYDAY=-1TU;BYMONTH=1,2,12')
  expect(datesOf(rule)).toEqual(['2024-01-30', '2024-02-27', '2024-12-31'])
})

test('months that do not begin the year', () => {
  const rule = { repeats: 'monthly' as const, year: 2026, weekday: 'TU' as const, place: -1, months: [4, 11] }
  expect(datesOf(rule)).toEqual(['2026-04-28', '2026-11-24'])
})

test('every third week from its first day to the end of the year', () => {
  const days = datesOf({ repeats: 'weekly', year: 2024, weeks: 3, firstOn: '2024-01-09' })
  expect(days.slice(0, 3)).toEqual(['2024-01-09', '2024-01-30', '2024-02-20'])
  expect(days).toHaveLength(18)
  expect(days.at(-1)).toBe('2024-12-31')
  expect(datesOf({ repeats: 'weekly', year: 2024, weeks: 3, firstOn: '2023-12-19' })).toEqual([])
})

test('the first Monday of every month, each year of a century', () => {
  for (let year = 2000; year <= 2100; year++) {
    const days = datesOf({
      repeats: 'monthly',
      year,
      weekday: 'MO',
      place: 1,
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    })
    expect(days).toHaveLength(12)
    for (const day of days) {
      expect(Number(day.slice(8))).toBeLessThanOrEqual(7)
      expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(1)
    }
  }
})
