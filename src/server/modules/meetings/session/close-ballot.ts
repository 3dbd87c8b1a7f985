import type { CastOption, VoteOption } from '../../../../shared/meetings/words.ts'
import { localClock } from '../../../../shared/time/local-clock.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { database } from '../../../platform/database/database.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import { act } from './act.ts'
import {
  endBallot,
  findQuestions,
  insertVoteEvent,
  listVoters,
  lockBallot,
  secretTotals,
  setVote,
  shuffleVoters,
  sweepBallots,
  type Totals,
} from './ballot.store.ts'
import { minuteOfVote } from './minute.ts'
import { findRoom } from './room.store.ts'
import { updateSession } from './session.store.ts'

/**
 * Ends a vote: votes that are just being cast are waited for, later ones are refused. Its result becomes the vote of
 * each of its proposals; who was in the room and did not vote is counted as not voting.
 * @throws DomainError `not_found`, `not_in_session`, `ballot_closed`
 */
export async function closeBallot(actor: Actor, meetingId: string, ballotId: string): Promise<void> {
  const secret = await countBallot(actor, meetingId, ballotId)
  if (secret)
    await sweepBallots(database()).catch((error) => log('warn', 'ballot.unswept', describeError(error)))
}

const countBallot = (actor: Actor, meetingId: string, ballotId: string) =>
  act(actor, meetingId, 'meetings.ballot.closed', async (work) => {
    const ballot = await openOf(work, meetingId, ballotId)
    const secret = ballot.method === 'secret'
    const voters = await listVoters(work.db, ballotId)
    const totals = secret ? await secretTotals(work.db, ballotId) : totalsOf(voters)
    const event = {
      ...(await heldNow(work, meetingId)),
      present: voters.length,
      ...counts(totals, voters.length),
      needed: ballot.neededBy === null ? null : ballot.needed,
      neededBy: ballot.neededBy,
      result: totals.for >= ballot.needed ? ('accepted' as const) : ('rejected' as const),
    }
    const named = secret
      ? []
      : voters.map(({ attendanceId, option }) => ({
          attendanceId,
          option: option ?? ('not_voting' as VoteOption),
        }))
    for (const resolutionId of await findQuestions(work.db, ballotId))
      await insertVoteEvent(work.db, { id: newId(), resolutionId, ...event }, named)
    if (secret) await shuffleVoters(work.db, ballotId)
    await endBallot(work.db, ballotId, { state: 'closed', closedAt: actor.now, cancelledBecause: null })
    return {
      result: secret,
      details: { ballot: ballotId, ...totals, present: voters.length, result: event.result },
    }
  })

/** Stops a vote without a result; its proposals may be voted on again. @throws DomainError `not_found`, `ballot_closed` */
export const cancelBallot = (actor: Actor, meetingId: string, ballotId: string) =>
  act(actor, meetingId, 'meetings.ballot.cancelled', async (work) => {
    await openOf(work, meetingId, ballotId)
    await stopBallot(work, ballotId, 'recorder')
    return { result: undefined, details: { ballot: ballotId } }
  })

/** Within the caller's transaction; totals of a stopped secret ballot are told to nobody. */
export async function stopBallot(
  work: Work,
  ballotId: string,
  cancelledBecause: 'quorum_lost' | 'recorder',
): Promise<void> {
  const ballot = await lockBallot(work.db, ballotId)
  if (ballot?.state !== 'open') return
  if (ballot.method === 'secret') await shuffleVoters(work.db, ballotId)
  await endBallot(work.db, ballotId, { state: 'cancelled', closedAt: work.actor.now, cancelledBecause })
}

/**
 * In a roll call the recorder enters what each member calls out; it may be mended until the vote ends.
 * @param option null takes it back
 * @throws DomainError `not_found` also for a secret ballot, `ballot_closed`
 */
export const callVote = (
  actor: Actor,
  meetingId: string,
  ballotId: string,
  attendanceId: string,
  option: CastOption | null,
) =>
  act(actor, meetingId, null, async (work) => {
    await openOf(work, meetingId, ballotId)
    if (!isId(attendanceId) || !(await setVote(work.db, ballotId, attendanceId, option))) throw notFound()
    return { result: undefined }
  })

/** The result is put away from the projector. */
export const hideResult = (actor: Actor, meetingId: string) =>
  act(actor, meetingId, null, async (work) => {
    await updateSession(work.db, meetingId, { shownBallotId: null })
    return { result: undefined }
  })

async function openOf(work: Work, meetingId: string, ballotId: string) {
  const ballot = isId(ballotId) ? await lockBallot(work.db, ballotId) : undefined
  if (ballot?.meetingId !== meetingId) throw notFound()
  if (ballot.state !== 'open')
    throw new DomainError(
      'ballot_closed',
      'Toto hlasování už skončilo. Obnovte stránku, uvidíte výsledek.',
      409,
    )
  return ballot
}

const totalsOf = (voters: readonly { option: CastOption | null }[]): Totals => {
  const of = (option: CastOption) => voters.filter((one) => one.option === option).length
  return { for: of('for'), against: of('against'), abstain: of('abstain') }
}

/** Columns of a vote; whoever was there and gave none did not vote. */
export const counts = ({ for: inFavour, against, abstain }: Totals, present: number) => ({
  inFavour,
  against,
  abstain,
  notVoting: present - inFavour - against - abstain,
})

/** The instant of a vote and the minute that its record shows. */
export async function heldNow(work: Work, meetingId: string): Promise<{ heldAt: Date; atTime: string }> {
  const { now } = work.actor
  const moves = (await findRoom(work.db, meetingId)).flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt])
  return { heldAt: now, atTime: minuteOfVote(localClock(now), moves) }
}
