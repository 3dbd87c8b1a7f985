import { expect, test } from 'vitest'
import { easterSunday, holidayOn } from './czech-holidays.ts'

test('Easter falls where almanacs have it', () => {
  expect([1961, 2008, 2024, 2025, 2026, 2038].map(easterSunday)).toEqual([
    '1961-04-02',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
  ])
})

test('holidays are known by name, other days are none', () => {
  expect(holidayOn('2024-03-29')).toBe('Velký pátek')
  expect(holidayOn('2024-04-01')).toBe('Velikonoční pondělí')
  expect(holidayOn('2026-11-17')).toBe('Den boje za svobodu a demokracii')
  expect(['2024-03-31', '2024-02-29', '2026-11-24'].map(holidayOn)).toEqual([null, null, null])
})
