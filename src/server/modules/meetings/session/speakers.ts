import type { SpeechKind } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { act, actAsAttendee, isInRoom } from './act.ts'
import { findAttendee } from './room.store.ts'
import { findSessionItem } from './session.store.ts'
import { beginSpeech, endSpeech, insertSpeech, withdrawSpeech } from './speech.store.ts'

/** Somebody in the room asks to speak; asked twice, they wait once. @throws DomainError `not_found`, `not_in_room` */
export const askToSpeak = (actor: Actor, meetingId: string, kind: SpeechKind) =>
  actAsAttendee(actor, meetingId, async (work, meeting, me) => {
    if (!isInRoom(me))
      throw new DomainError(
        'not_in_room',
        'O slovo se hlásí ten, kdo je přítomen. Nejdřív se přihlaste k jednání.',
      )
    const itemId = await findSessionItem(work.db, meeting.id)
    await insertSpeech(work.db, {
      id: newId(),
      meetingId,
      itemId,
      attendanceId: me.id,
      kind,
      askedAt: actor.now,
    })
  })

/** Takes one's own request back. */
export const giveUpSpeech = (actor: Actor, meetingId: string, speechId: string) =>
  actAsAttendee(actor, meetingId, async (work, _meeting, me) => {
    if (isId(speechId)) await withdrawSpeech(work.db, meetingId, speechId, me.id)
  })

/** The recorder lists somebody who asked by hand. @throws DomainError `not_found`, `not_in_session` */
export const listSpeaker = (actor: Actor, meetingId: string, attendanceId: string, kind: SpeechKind) =>
  act(actor, meetingId, null, async (work) => {
    const person = isId(attendanceId) ? await findAttendee(work.db, meetingId, attendanceId) : undefined
    if (!person) throw notFound()
    const itemId = await findSessionItem(work.db, meetingId)
    await insertSpeech(work.db, { id: newId(), meetingId, itemId, attendanceId, kind, askedAt: actor.now })
    return { result: undefined }
  })

/** Gives the floor: whoever spoke has ended. @throws DomainError `not_found`, `not_in_session` */
export const giveFloor = (actor: Actor, meetingId: string, speechId: string) =>
  act(actor, meetingId, null, async (work) => {
    await endSpeech(work.db, meetingId, actor.now)
    if (!isId(speechId) || !(await beginSpeech(work.db, meetingId, speechId, actor.now))) throw notFound()
    return { result: undefined }
  })

export const takeFloor = (actor: Actor, meetingId: string) =>
  act(actor, meetingId, null, async (work) => {
    await endSpeech(work.db, meetingId, actor.now)
    return { result: undefined }
  })

/** Strikes a waiting speaker off the list. */
export const strikeSpeaker = (actor: Actor, meetingId: string, speechId: string) =>
  act(actor, meetingId, null, async (work) => {
    if (isId(speechId)) await withdrawSpeech(work.db, meetingId, speechId)
    return { result: undefined }
  })
