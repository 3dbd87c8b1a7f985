import type { BallotMethod } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { countMembers } from '../body.store.ts'
import { isQuorate, majorityOfAll } from '../quorum.ts'
import { act, membersInRoom, type Attendee, type Meeting } from './act.ts'
import { findOpenBallot, findUnvoted, insertBallot } from './ballot.store.ts'
import { findRoom } from './room.store.ts'
import { updateSession } from './session.store.ts'

/** What a vote needs besides its proposals. */
export interface Majority {
  /** Votes in favour that a provision demands beyond the majority of all members; null for that majority */
  needed: number | null
  /** The provision */
  neededBy: string | null
}

/**
 * Opens a vote on one proposal, or on several at once. Those in the room now may vote; the majority needed is fixed with it.
 * @param resolutionIds proposals of this meeting that were not voted on yet
 * @returns the ballot's id
 * @throws DomainError `not_found`, `not_in_session`, `no_quorum`, `ballot_open`, `nothing_to_vote`, `wrong_majority`
 */
export const openBallot = (
  actor: Actor,
  meetingId: string,
  resolutionIds: readonly string[],
  method: BallotMethod,
  majority: Majority = { needed: null, neededBy: null },
): Promise<string> =>
  act(actor, meetingId, 'meetings.ballot.opened', async (work, meeting) => {
    const { room, members, needed } = await readyToVote(work, meeting, majority)
    const proposals = await unvoted(work, meeting, resolutionIds)
    const id = newId()
    await insertBallot(
      work.db,
      {
        id,
        meetingId,
        method,
        state: 'open',
        members,
        present: room.length,
        needed,
        neededBy: majority.needed === null ? null : majority.neededBy,
        openedAt: actor.now,
        closedAt: null,
        cancelledBecause: null,
      },
      proposals,
      room.map((one) => one.id),
    )
    await updateSession(work.db, meetingId, { shownBallotId: id })
    return { result: id, details: { ballot: id, method, present: room.length, needed } }
  })

/** Who may vote now and what it takes. @throws DomainError `no_quorum`, `ballot_open`, `wrong_majority` */
export async function readyToVote(
  work: Work,
  meeting: Meeting,
  { needed, neededBy }: Majority,
): Promise<{ room: Attendee[]; members: number; needed: number }> {
  if (await findOpenBallot(work.db, meeting.id))
    throw new DomainError('ballot_open', 'Jedno hlasování už běží. Nejdřív ho ukončete, nebo zrušte.', 409)
  const members = await countMembers(work.db, meeting.bodyId, meeting.heldOn)
  const room = membersInRoom(await findRoom(work.db, meeting.id))
  if (isQuorate(room.length, members || null) !== true)
    throw new DomainError(
      'no_quorum',
      `Přítomno je ${room.length} z ${members} členů, orgán není usnášeníschopný. Počkejte na další členy, nebo jednejte bez usnesení.`,
    )
  if (needed !== null && (needed < majorityOfAll(members) || needed > members || !neededBy))
    throw new DomainError(
      'wrong_majority',
      `Potřebných hlasů může být ${majorityOfAll(members)} až ${members} a patří k nim předpis, který je žádá.`,
    )
  return { room, members, needed: needed ?? majorityOfAll(members) }
}

/** Those proposals that stand here and wait for a vote. @throws DomainError `nothing_to_vote` */
export async function unvoted(work: Work, meeting: Meeting, ids: readonly string[]): Promise<string[]> {
  const found = await findUnvoted(work.db, meeting.id, ids.filter(isId).slice(0, 200))
  if (found.length === 0 || found.length !== new Set(ids).size)
    throw new DomainError(
      'nothing_to_vote',
      'Vyberte návrhy usnesení, o kterých se ještě nehlasovalo. Nový návrh nejdřív zapište.',
    )
  return found
}
