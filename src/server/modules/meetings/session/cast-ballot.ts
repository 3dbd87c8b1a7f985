import type { CastOption } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { announceSoon } from '../../../platform/live/live.ts'
import { sessionTopic } from './act.ts'
import { countSecret, markVoted, shareBallot } from './ballot.store.ts'

/**
 * A member votes, once. The same vote sent again, by a second tap or a repeated request, changes nothing and is no error.
 * In a secret ballot the mark that somebody voted and the total of the option come true together; what was voted stands
 * nowhere else: not in the audit trail, not in the log (ADR 15).
 * @throws DomainError `not_found` for who may not vote, `ballot_closed`
 */
export async function castBallot(actor: Actor, ballotId: string, option: CastOption): Promise<void> {
  if (!isId(ballotId) || actor.personId === null) throw notFound()
  const { personId } = actor
  const meetingId = await inTransaction(actor, async ({ db }) => {
    const ballot = await shareBallot(db, ballotId)
    if (!ballot) throw notFound()
    if (ballot.state !== 'open')
      throw new DomainError(
        'ballot_closed',
        'Hlasování už skončilo a váš hlas se do něj nezapočítal. Obnovte stránku, uvidíte výsledek.',
        409,
      )
    const secret = ballot.method === 'secret'
    const first = await markVoted(db, ballotId, personId, secret ? null : option)
    if (first === undefined) throw notFound()
    if (first && secret) await countSecret(db, ballotId, option)
    return ballot.meetingId
  })
  announceSoon(sessionTopic(meetingId))
}
