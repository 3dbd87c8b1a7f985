import { expect, test } from 'vitest'
import { isQuorate, majorityOfAll, membersPresent, type Presence, presenceSteps } from './quorum.ts'

const member = (change: Partial<Presence> = {}): Presence => ({
  capacity: 'member',
  state: 'present',
  arrivedAt: null,
  leftAt: null,
  ...change,
})

test('a majority is of all members, not of those present', () => {
  expect([1, 2, 5, 6, 39].map(majorityOfAll)).toEqual([1, 2, 3, 4, 20])
  expect(() => majorityOfAll(0)).toThrow(RangeError)
})

test('quorum follows arrivals and departures; guests and the excused do not count', () => {
  const room = [
    member(),
    member({ arrivedAt: '15:20' }),
    member({ leftAt: '16:00' }),
    member({ state: 'excused' }),
    member({ capacity: 'standing_guest' }),
  ]
  expect(membersPresent(room)).toBe(3)
  expect(membersPresent(room, '15:00')).toBe(2)
  expect(membersPresent(room, '15:20')).toBe(3)
  expect(membersPresent(room, '16:00')).toBe(2)
})

test('an unknown number of members gives no verdict', () => {
  expect(isQuorate(4, null)).toBeNull()
  expect(isQuorate(4, 5)).toBe(true)
  expect(isQuorate(2, 5)).toBe(false)
})

test('the number in the room is told at every instant at which it changes', () => {
  const member = (arrivedAt: string | null, leftAt: string | null) =>
    ({ capacity: 'member', state: 'present', arrivedAt, leftAt }) as const
  expect(presenceSteps([member(null, null), member('15:20', null), member(null, '15:40')])).toEqual([
    { at: null, present: 2 },
    { at: '15:20', present: 3 },
    { at: '15:40', present: 2 },
  ])
  expect(presenceSteps([member(null, null)])).toEqual([])
  expect(presenceSteps([{ ...member('15:20', null), capacity: 'guest' }])).toEqual([])
})
