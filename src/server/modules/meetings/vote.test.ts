import { expect, test } from 'vitest'
import { adopted, voteDoubts } from './vote.ts'

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
