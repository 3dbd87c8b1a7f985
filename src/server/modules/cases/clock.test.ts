import { expect, test } from 'vitest'
import { dueOn, workingDay, type ClockEvent } from './clock.ts'
import { procedureOf } from './procedures/procedures.ts'

const event = (kind: ClockEvent['kind'], onDay: string, days: number | null = null): ClockEvent => ({
  kind,
  onDay,
  days,
})

test('a limit ends on a working day', () => {
  expect(workingDay('2026-12-24')).toBe('2026-12-28')
  expect(workingDay('2026-04-03')).toBe('2026-04-07')
  expect(workingDay('2026-11-27')).toBe('2026-11-27')
})

test('a request for information has 15 days, 10 more on its grounds, and starts anew after it was completed', () => {
  const law = procedureOf('info_request')
  const received = event('received', '2026-11-02')
  // 17 November is a holiday
  expect(dueOn(law, [received])).toBe('2026-11-18')
  expect(dueOn(law, [received, event('extended', '2026-11-10', 10)])).toBe('2026-11-27')
  const asked = event('completion_asked', '2026-11-05')
  expect(dueOn(law, [received, asked])).toBeNull()
  expect(dueOn(law, [received, asked, event('completed', '2026-11-20')])).toBe('2026-12-07')
  expect(dueOn(law, [received, event('decided', '2026-11-10')])).toBeNull()
})

test('in administrative proceedings the rest of the limit goes on after an interruption', () => {
  const law = procedureOf('road_use')
  const way = [
    event('received', '2026-03-02'),
    event('completion_asked', '2026-03-12'),
    event('completed', '2026-03-31'),
  ]
  // ten days were gone, twenty are left: 20 April
  expect(dueOn(law, way)).toBe('2026-04-20')
  expect(dueOn(law, [...way, event('extended', '2026-04-10', 30)])).toBe('2026-05-20')
})

test('where the law sets no limit there is none', () => {
  expect(dueOn(procedureOf('dog_fee'), [event('received', '2026-03-02')])).toBeNull()
})
