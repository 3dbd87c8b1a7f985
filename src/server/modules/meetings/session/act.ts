import type { Actor } from '../../../platform/actor/actor.ts'
import type { AuditAction } from '../../../platform/audit/audit-entry.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { announce } from '../../../platform/live/live.ts'
import { rolesOn } from '../body.store.ts'
import { lockMeeting } from '../meeting.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import { findRoom } from './room.store.ts'
import { noteRecordChanged } from './session.store.ts'

/** Under this name listeners hear that a session changed. */
export const sessionTopic = (meetingId: string): string => `meeting ${meetingId}`

export type Meeting = NonNullable<Awaited<ReturnType<typeof lockMeeting>>>
type Details = Record<string, string | number | boolean | null | readonly string[]>

export const notInSession = () =>
  new DomainError(
    'not_in_session',
    'Jednání teď neprobíhá. Obnovte stránku a podívejte se, co se změnilo.',
    409,
  )

/**
 * One act of the recorder or the chair while the meeting is being held. The meeting's row is locked, so acts come one
 * after another; everybody who watches is told when it commits.
 * @param noted what the act means for the record and the audit trail; nothing where it only leads the meeting
 * @throws DomainError `not_found`, `not_in_session`
 */
export async function act<Result>(
  actor: Actor,
  meetingId: string,
  noted: AuditAction | null,
  deed: (work: Work, meeting: Meeting) => Promise<{ result: Result; details?: Details }>,
): Promise<Result> {
  if (!isId(meetingId)) throw notFound()
  return inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, meetingId)
    if (!meeting || !mayRecordMeeting(actor, await rolesOn(work.db, actor, meeting.bodyId))) throw notFound()
    if (meeting.state !== 'in_session') throw notInSession()
    const { result, details } = await deed(work, meeting)
    if (noted) {
      await noteRecordChanged(work.db, meetingId)
      work.audit({
        action: noted,
        subject: { kind: 'meeting', id: meetingId },
        ...(details ? { details } : {}),
      })
    }
    await announce(work.db, sessionTopic(meetingId))
    return result
  })
}

export type Attendee = Awaited<ReturnType<typeof findRoom>>[number]

/** Somebody who is in the room now. */
export const isInRoom = ({ state, leftAt }: Pick<Attendee, 'state' | 'leftAt'>): boolean =>
  state === 'present' && leftAt === null

/** Members in the room now. */
export const membersInRoom = (room: readonly Attendee[]): Attendee[] =>
  room.filter((one) => one.capacity === 'member' && isInRoom(one))

/**
 * One act of a person who takes part, on their own behalf.
 * @throws DomainError `not_found` for who is not listed, `not_in_session`
 */
export async function actAsAttendee(
  actor: Actor,
  meetingId: string,
  deed: (work: Work, meeting: Meeting, me: Attendee) => Promise<void>,
): Promise<void> {
  if (!isId(meetingId) || actor.personId === null) throw notFound()
  await inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, meetingId)
    const me = meeting && (await findRoom(work.db, meetingId)).find((one) => one.personId === actor.personId)
    if (!meeting || !me) throw notFound()
    if (meeting.state !== 'in_session') throw notInSession()
    await deed(work, meeting, me)
    await announce(work.db, sessionTopic(meetingId))
  })
}
