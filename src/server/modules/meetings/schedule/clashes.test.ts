import { expect, test } from 'vitest'
import { warningsOf, type Other } from './clashes.ts'

const date = { heldOn: '2024-03-26', startsAt: '15:00', place: 'zasedací místnost č. 209' }
const other = (more: Partial<Other>): Other => ({
  heldOn: date.heldOn,
  startsAt: '15:00',
  place: 'sál 11',
  bodyName: 'Rada',
  shared: 0,
  proposed: false,
  ...more,
})
const kinds = (more: Partial<Other>) => warningsOf(date, [other(more)]).map(({ kind }) => kind)

test('the same room or the same people at about that time are said, other meetings are not', () => {
  expect(kinds({})).toEqual([])
  expect(kinds({ place: 'Zasedací  místnost č. 209' })).toEqual(['room'])
  expect(kinds({ shared: 2 })).toEqual(['people'])
  expect(kinds({ shared: 2, startsAt: '09:00' })).toEqual([])
  expect(kinds({ shared: 2, startsAt: null })).toEqual(['people'])
  expect(kinds({ shared: 2, heldOn: '2024-03-27' })).toEqual([])
})

test('holidays and weekends are said', () => {
  expect(warningsOf({ ...date, heldOn: '2024-03-29' }, [])).toEqual([
    { kind: 'holiday', name: 'Velký pátek' },
  ])
  expect(warningsOf({ ...date, heldOn: '2024-03-30' }, [])).toEqual([{ kind: 'weekend' }])
})
