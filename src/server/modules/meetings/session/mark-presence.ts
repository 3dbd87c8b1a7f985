import { localClock } from '../../../../shared/time/local-clock.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { countMembers } from '../body.store.ts'
import { isQuorate } from '../quorum.ts'
import { act, isInRoom, membersInRoom, type Meeting } from './act.ts'
import { findLastVoteMinute, findOpenBallot } from './ballot.store.ts'
import { stopBallot } from './close-ballot.ts'
import { minuteOfMove } from './minute.ts'
import { findAttendee, findRoom, insertPresenceStep, setPresence } from './room.store.ts'
import { findSessionItem } from './session.store.ts'

export const presenceMoves = ['in', 'out', 'excused', 'absent'] as const
export type PresenceMove = (typeof presenceMoves)[number]

/**
 * Notes that somebody came, left, or is not there. Before the first item it is the roll call: who is there was there from
 * the beginning; later the minute is noted. When a departure takes the quorum away, a running ballot is stopped at once.
 * @throws DomainError `not_found`, `not_in_session`
 */
export const markPresence = (actor: Actor, meetingId: string, attendanceId: string, move: PresenceMove) =>
  act(actor, meetingId, 'meetings.presence.marked', async (work, meeting) => {
    if (!isId(attendanceId)) throw notFound()
    await moveOne(work, meeting, attendanceId, move)
    await stopWithoutQuorum(work, meeting)
    return { result: undefined, details: { attendance: attendanceId, move } }
  })

/** Everybody who said to be here by the projector's code is marked present. @throws DomainError `not_in_session` */
export const confirmCheckIns = (actor: Actor, meetingId: string) =>
  act(actor, meetingId, 'meetings.presence.marked', async (work, meeting) => {
    const waiting = (await findRoom(work.db, meetingId)).filter(({ askedAt }) => askedAt !== null)
    for (const { id } of waiting) await moveOne(work, meeting, id, 'in')
    return { result: waiting.length, details: { attendance: waiting.map(({ id }) => id), move: 'in' } }
  })

async function moveOne(
  work: Work,
  meeting: Meeting,
  attendanceId: string,
  move: PresenceMove,
): Promise<void> {
  const person = await findAttendee(work.db, meeting.id, attendanceId)
  if (!person) throw notFound()
  const { now } = work.actor
  const here = isInRoom(person)
  const begun = (await findSessionItem(work.db, meeting.id)) !== null
  const minute = begun ? minuteOfMove(localClock(now), await findLastVoteMinute(work.db, meeting.id)) : null
  if (move === 'in' && !here)
    await setPresence(work.db, attendanceId, {
      state: 'present',
      // who comes back was here before; who comes for the first time is noted with the minute
      arrivedAt: person.state === 'present' ? person.arrivedAt : minute,
      leftAt: null,
    })
  else if (move === 'out' && here)
    await setPresence(work.db, attendanceId, {
      state: begun ? 'present' : 'absent',
      arrivedAt: begun ? person.arrivedAt : null,
      leftAt: minute,
    })
  else if (move === 'excused' || move === 'absent')
    await setPresence(work.db, attendanceId, { state: move, arrivedAt: null, leftAt: null })
  else return
  const isHere = move === 'in'
  if (here !== isHere)
    await insertPresenceStep(work.db, { id: newId(), attendanceId, at: now, present: isHere })
}

/** Without quorum there is no vote (act 128/2000 Sb. § 92(3), § 118(3), § 122(4)). */
async function stopWithoutQuorum(work: Work, meeting: Meeting): Promise<void> {
  const running = await findOpenBallot(work.db, meeting.id)
  if (!running) return
  const present = membersInRoom(await findRoom(work.db, meeting.id)).length
  if (isQuorate(present, await countMembers(work.db, meeting.bodyId, meeting.heldOn)) === false)
    await stopBallot(work, running, 'quorum_lost')
}
