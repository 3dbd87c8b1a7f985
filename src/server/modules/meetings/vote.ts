import type { VoteRecord } from '../../../shared/meetings/record.ts'
import { majorityOfAll } from './quorum.ts'

/** Why a vote does not fit the attendance or itself; each code has its sentence in the messages. */
export type VoteDoubt =
  | 'more_votes_than_present'
  | 'fewer_votes_than_present'
  | 'result_against_counts'
  | 'present_against_attendance'

/**
 * Contradictions of a recorded vote. They are shown and explained; they block a live vote, never a transcription.
 * Only what is stated is compared: a count that nobody wrote down contradicts nothing.
 */
export function voteDoubts(vote: VoteRecord, members: number | null, present: number | null): VoteDoubt[] {
  const doubts: VoteDoubt[] = []
  const stated = [vote.for, vote.against, vote.abstain, vote.notVoting]
  const cast = stated.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const complete = stated.every((count) => count !== null)
  const room = vote.present ?? present
  if (room !== null && cast > room) doubts.push('more_votes_than_present')
  if (complete && vote.present !== null && cast < vote.present) doubts.push('fewer_votes_than_present')
  if (vote.present !== null && present !== null && vote.present !== present)
    doubts.push('present_against_attendance')
  const computed = adopted(vote.for, members)
  if (computed !== null && vote.result !== null && computed !== (vote.result === 'accepted'))
    doubts.push('result_against_counts')
  return doubts
}

/** Whether the votes in favour make a majority of all members (§ 122(4) and siblings); null when either is unknown. */
export function adopted(inFavour: number | null, members: number | null): boolean | null {
  if (inFavour === null || members === null || members === 0) return null
  return inFavour >= majorityOfAll(members)
}
