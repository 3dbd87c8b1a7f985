import type { Actor } from '../../../platform/actor/actor.ts'
import { shortCode } from '../../../platform/auth/capability.ts'
import { reserveAttempt } from '../../../platform/auth/throttle.ts'
import { database } from '../../../platform/database/database.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import { actAsAttendee, isInRoom } from './act.ts'
import { insertCheckIn } from './room.store.ts'
import { findMeetingBody } from './session.store.ts'

/** A code is shown for so long, in seconds; the two before it are taken too, for slow hands */
const window = 30

const windowOf = (now: Date) => Math.floor(now.getTime() / (window * 1000))
const codeIn = (meetingId: string, at: number) => shortCode('check-in', meetingId, String(at))

/**
 * The code on the projector: six digits that only the room can see, another one every half a minute.
 * Only the server's clock counts, so a phone with a wrong one can use it.
 * @returns the code and the instant when the next one comes
 * @throws DomainError `not_found`
 */
export async function checkInCode(actor: Actor, meetingId: string): Promise<{ code: string; until: Date }> {
  const meeting = await findMeetingBody(database(), meetingId)
  if (!meeting || !mayRecordMeeting(actor, await rolesOn(database(), actor, meeting.bodyId))) throw notFound()
  const at = windowOf(actor.now)
  return { code: codeIn(meetingId, at), until: new Date((at + 1) * window * 1000) }
}

/**
 * A member says to be in the room; the recorder confirms it. Said twice, it is said once.
 * @throws DomainError `wrong_code`, `too_many_attempts`, `not_found` for who is not listed, `not_in_session`
 */
export async function checkIn(actor: Actor, meetingId: string, code: string, address: string): Promise<void> {
  if (actor.accountId === null) throw notFound()
  await reserveAttempt('check-in', `${actor.accountId} ${meetingId}`, address)
  const given = code.replace(/\D/g, '')
  const now = windowOf(actor.now)
  if (![now, now - 1, now - 2].some((at) => codeIn(meetingId, at) === given))
    throw new DomainError('wrong_code', 'Tento kód už neplatí. Opište ten, který je na plátně teď.')
  await actAsAttendee(actor, meetingId, async (work, _meeting, me) => {
    if (!isInRoom(me)) await insertCheckIn(work.db, me.id, actor.now)
  })
}
