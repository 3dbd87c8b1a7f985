import { expect, test } from 'vitest'
import { adopted, roomDoubts, voteDoubts } from './vote.ts'

const vote = {
  present: 4,
  for: 4,
  against: 0,
  abstain: 0,
  notVoting: 0,
  result: 'accepted',
  unanimous: null,
} as const

test('a vote that fits raises no doubt', () => {
  expect(voteDoubts(vote, 5, 4)).toEqual([])
})

test('contradictions are named one by one', () => {
  expect(voteDoubts({ ...vote, for: 5 }, 5, 4)).toEqual(['more_votes_than_present'])
  expect(voteDoubts({ ...vote, for: 3 }, 5, 4)).toEqual(['fewer_votes_than_present'])
  expect(voteDoubts(vote, 9, 4)).toEqual(['result_against_counts'])
  expect(voteDoubts(vote, 5, 3)).toEqual(['present_against_attendance'])
})

test('what is not stated contradicts nothing', () => {
  const bare = { ...vote, present: null, against: null, abstain: null, notVoting: null, result: null }
  expect(voteDoubts(bare, 9, null)).toEqual([])
  expect(adopted(null, 5)).toBeNull()
  expect(adopted(3, 5)).toBe(true)
})

test('a vote without quorum and of somebody absent are named, whoever wrote them down', () => {
  const person = (state: 'present' | 'excused', more: object = {}) => ({
    capacity: 'member' as const,
    state,
    arrivedAt: null,
    leftAt: null,
    ...more,
  })
  const room = [
    person('present'),
    person('present'),
    person('present', { arrivedAt: '16:00' }),
    person('excused'),
  ]
  const by = (attendee: number) => [{ attendee, option: 'for' as const }]
  expect(roomDoubts({ at: null, byName: by(0) }, room, 5)).toEqual([])
  expect(roomDoubts({ at: '15:30', byName: [] }, room, 5)).toEqual(['no_quorum'])
  expect(roomDoubts({ at: null, byName: by(3) }, room, 5)).toEqual(['absent_voted'])
  expect(roomDoubts({ at: null, byName: [{ attendee: 3, option: 'not_voting' }] }, room, 5)).toEqual([])
  expect(roomDoubts({ at: null, byName: [] }, room, 5, false)).toEqual(['no_quorum'])
  expect(roomDoubts({ at: null, byName: [] }, [], 5)).toEqual([])
})
