import type { MeetingState } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { lockMeeting } from '../meeting.store.ts'
import { mayReadInside, mayRecordMeeting, type BodyRoles } from '../policy.ts'

export type LockedMeeting = NonNullable<Awaited<ReturnType<typeof lockMeeting>>>

/**
 * One act of whoever keeps the record, in one of the given states; the meeting's row is locked.
 * @throws DomainError `not_found`, `wrong_state`
 */
export const inRecord = <Result>(
  actor: Actor,
  meetingId: string,
  states: readonly MeetingState[],
  deed: (work: Work, meeting: LockedMeeting) => Promise<Result>,
): Promise<Result> => locked(actor, meetingId, states, mayRecordMeeting, deed)

/** The same for anybody who belongs to the body. */
export const insideRecord = <Result>(
  actor: Actor,
  meetingId: string,
  states: readonly MeetingState[],
  deed: (work: Work, meeting: LockedMeeting, roles: BodyRoles) => Promise<Result>,
): Promise<Result> => locked(actor, meetingId, states, mayReadInside, deed)

async function locked<Result>(
  actor: Actor,
  meetingId: string,
  states: readonly MeetingState[],
  allowed: (actor: Actor, roles: BodyRoles) => boolean,
  deed: (work: Work, meeting: LockedMeeting, roles: BodyRoles) => Promise<Result>,
): Promise<Result> {
  if (!isId(meetingId)) throw notFound()
  return inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, meetingId)
    const roles = meeting && (await rolesOn(work.db, actor, meeting.bodyId))
    if (!meeting || !roles || !allowed(actor, roles)) throw notFound()
    if (!states.includes(meeting.state))
      throw new DomainError(
        'wrong_state',
        'V tomto stavu to udělat nejde. Obnovte stránku a podívejte se, co se mezitím změnilo.',
      )
    return deed(work, meeting, roles)
  })
}
