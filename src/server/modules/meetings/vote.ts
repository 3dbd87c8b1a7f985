import type { AttendanceRecord, VoteRecord } from '../../../shared/meetings/record.ts'
import { cs } from '../../../shared/messages/cs.ts'
import { isQuorate, majorityOfAll, membersPresent, type Presence } from './quorum.ts'

/** Why a vote does not fit the attendance or itself; each code has its sentence in the messages. */
export type VoteDoubt =
  | 'more_votes_than_present'
  | 'fewer_votes_than_present'
  | 'result_against_counts'
  | 'present_against_attendance'
  | 'names_against_counts'
  | 'no_quorum'
  | 'absent_voted'

/** Counts of a vote; null is what nobody stated. */
export interface VoteCounts extends Pick<
  VoteRecord,
  'present' | 'for' | 'against' | 'abstain' | 'notVoting' | 'result'
> {
  /** Votes in favour that a law demands instead of the majority of all members */
  needed?: number | null
  /** How many voted each way by name, where names were recorded */
  named?: { for: number; against: number; abstain: number; notVoting: number } | null
}

/**
 * Contradictions of a recorded vote. They are shown and explained; they block a live vote, never a transcription.
 * Only what is stated is compared: a count that nobody wrote down contradicts nothing.
 */
export function voteDoubts(vote: VoteCounts, members: number | null, present: number | null): VoteDoubt[] {
  const doubts: VoteDoubt[] = []
  const stated = [vote.for, vote.against, vote.abstain, vote.notVoting]
  const cast = stated.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const complete = stated.every((count) => count !== null)
  const room = vote.present ?? present
  if (room !== null && cast > room) doubts.push('more_votes_than_present')
  if (complete && vote.present !== null && cast < vote.present) doubts.push('fewer_votes_than_present')
  if (vote.present !== null && present !== null && vote.present !== present)
    doubts.push('present_against_attendance')
  const computed = adopted(vote.for, members, vote.needed)
  if (computed !== null && vote.result !== null && computed !== (vote.result === 'accepted'))
    doubts.push('result_against_counts')
  if (vote.named && namesDiffer(vote, vote.named)) doubts.push('names_against_counts')
  return doubts
}

/**
 * What the room says against a vote: too few members in it, or somebody who voted and was not there. A record that says
 * of itself that the body was not quorate contradicts its votes too.
 * @param at local time of the vote; null counts everybody who was there at any time
 */
export function roomDoubts(
  { at, byName }: Pick<VoteRecord, 'at' | 'byName'>,
  attendance: readonly Presence[],
  members: number | null,
  quorateStated: boolean | null = null,
): VoteDoubt[] {
  const inRoom = (people: readonly Presence[]) => membersPresent(people, at ?? undefined)
  const present = inRoom(attendance)
  const quorate = present === 0 ? null : isQuorate(present, members)
  const absent = byName.some(({ attendee, option }) => {
    const person = attendance[attendee]
    return option !== 'not_voting' && (person === undefined || inRoom([person]) === 0)
  })
  return [
    ...(quorate === false || quorateStated === false ? (['no_quorum'] as const) : []),
    ...(absent ? (['absent_voted'] as const) : []),
  ]
}

const options = ['for', 'against', 'abstain', 'notVoting'] as const

const namesDiffer = (vote: VoteCounts, named: NonNullable<VoteCounts['named']>) =>
  options.some((option) => vote[option] !== null && vote[option] !== named[option])

/**
 * Votes in favour that adopt a resolution: a majority of all members (act 128/2000 Sb. § 87, § 101(2), § 118(3), § 122(4)),
 * or more where a law demands it; null when neither is known.
 */
export function neededVotes(members: number | null, byLaw: number | null = null): number | null {
  if (members === null || members === 0) return byLaw
  return Math.max(majorityOfAll(members), byLaw ?? 0)
}

/** Whether the votes in favour adopt it; null when the number of members or of votes is unknown. */
export function adopted(
  inFavour: number | null,
  members: number | null,
  byLaw: number | null = null,
): boolean | null {
  const needed = members === null || members === 0 ? null : neededVotes(members, byLaw)
  return inFavour === null || needed === null ? null : inFavour >= needed
}

/** How many voted each way by name; null without names. */
export function countNames(byName: VoteRecord['byName']): VoteCounts['named'] {
  if (byName.length === 0) return null
  const of = (option: string) => byName.filter((one) => one.option === option).length
  return {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    notVoting: of('not_voting'),
  }
}

/** The counts of a vote as stated; from the names where only those stand. */
export function withNames(vote: VoteRecord): VoteRecord & Pick<VoteCounts, 'named'> {
  const named = countNames(vote.byName)
  return {
    ...vote,
    for: vote.for ?? named?.for ?? null,
    against: vote.against ?? named?.against ?? null,
    abstain: vote.abstain ?? named?.abstain ?? null,
    notVoting: vote.notVoting ?? named?.notVoting ?? null,
    named,
  }
}

/** Why a live vote cannot stand, as sentences; empty when it can. */
export function liveVoteProblems(
  vote: VoteRecord,
  attendance: readonly AttendanceRecord[],
  members: number | null,
): string[] {
  const present = membersPresent(attendance, vote.at ?? undefined)
  return [
    ...(isQuorate(present, members) === false
      ? [`V místnosti bylo ${present} z ${members} členů, orgán nebyl usnášeníschopný.`]
      : []),
    ...[
      ...roomDoubts(vote, attendance, members).filter((doubt) => doubt !== 'no_quorum'),
      ...voteDoubts(withNames(vote), members, present),
    ].map((doubt) => cs.vote.doubts[doubt]),
  ]
}
