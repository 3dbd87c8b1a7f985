import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'

const meeting = (change: object) => ({
  id: '018c0000-0000-7000-8000-000000000000',
  slug: '2023-12-12',
  number: null,
  heldOn: '2023-12-12',
  startsAt: '15:00',
  place: 'zasedací místnost č. 209; přízemí, vlevo',
  state: 'planned' as const,
  bodySlug: 'komise',
  bodyName: 'Komise',
  bodyKind: 'commission' as const,
  publishedAt: null,
  changedAt: new Date('2023-11-28T10:00:00Z'),
  ...change,
})

test('times stay what they are in Prague, texts are escaped, cancelled meetings say so', () => {
  const text = calendarOf(
    {
      slug: 'komise',
      name: 'Komise',
      kind: 'commission',
      members: [],
      voting: 5,
      majority: 3,
      years: [],
      meetings: [meeting({}), meeting({ id: 'b', state: 'cancelled', startsAt: null, place: null })],
    },
    'https://radnice.example.cz',
  )
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [first, second] = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  expect(first!.startDate.toString()).toBe('2023-12-12T15:00:00')
  expect(text).toContain('DTSTART;TZID=Europe/Prague:20231212T150000')
  expect(first!.location).toBe('zasedací místnost č. 209; přízemí, vlevo')
  expect(second!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(second!.startDate.isDate).toBe(true)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
})
