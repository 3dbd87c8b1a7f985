import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { act } from './act.ts'
import { insertVoteEvent, type Totals } from './ballot.store.ts'
import { counts, heldNow } from './close-ballot.ts'
import { readyToVote, unvoted, type Majority } from './open-ballot.ts'
import { updateSession } from './session.store.ts'

/**
 * A vote by show of hands, entered as counts; the rest of the room did not vote.
 * @throws DomainError `not_found`, `not_in_session`, `no_quorum`, `ballot_open`, `nothing_to_vote`, `wrong_majority`, `wrong_counts`
 */
export const countHands = (
  actor: Actor,
  meetingId: string,
  resolutionIds: readonly string[],
  totals: Totals,
  majority: Majority = { needed: null, neededBy: null },
) =>
  act(actor, meetingId, 'meetings.vote.counted', async (work, meeting) => {
    const { room, needed } = await readyToVote(work, meeting, majority)
    const proposals = await unvoted(work, meeting, resolutionIds)
    const given = [totals.for, totals.against, totals.abstain]
    const sum = given.reduce((all, one) => all + one, 0)
    if (given.some((one) => !Number.isSafeInteger(one) || one < 0) || sum > room.length)
      throw new DomainError(
        'wrong_counts',
        `V místnosti je ${room.length} členů, hlasů jste zadali ${sum}. Opravte počty, nebo účast.`,
      )
    const result = totals.for >= needed ? ('accepted' as const) : ('rejected' as const)
    const held = await heldNow(work, meetingId)
    for (const resolutionId of proposals)
      await insertVoteEvent(
        work.db,
        {
          id: newId(),
          resolutionId,
          ...held,
          present: room.length,
          ...counts(totals, room.length),
          needed: majority.needed,
          neededBy: majority.needed === null ? null : majority.neededBy,
          result,
        },
        [],
      )
    await updateSession(work.db, meetingId, { shownBallotId: null })
    return { result: undefined, details: { resolutions: proposals, ...totals, present: room.length, result } }
  })
