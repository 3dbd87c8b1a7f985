import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { act } from './act.ts'
import { findItemText } from './item-text.store.ts'
import { findRoom } from './room.store.ts'
import { replaceVerifiers, updateSession } from './session.store.ts'
import { endSpeech } from './speech.store.ts'

/** The meeting comes to an item; whoever spoke to the last one has ended. @throws DomainError `not_found`, `not_in_session` */
export const chooseItem = (actor: Actor, meetingId: string, itemId: string) =>
  act(actor, meetingId, null, async (work) => {
    if (!isId(itemId) || !(await findItemText(work.db, meetingId, itemId))) throw notFound()
    await endSpeech(work.db, meetingId, actor.now)
    await updateSession(work.db, meetingId, { itemId, breakSince: null, breakUntil: null })
    return { result: undefined }
  })

/** A break, with the minutes it should take where they are told. @throws DomainError `not_in_session` */
export const takeBreak = (actor: Actor, meetingId: string, minutes: number | null) =>
  act(actor, meetingId, null, async (work) => {
    const { now } = actor
    const until =
      minutes === null || !(minutes > 0) || minutes > 600 ? null : new Date(now.getTime() + minutes * 60_000)
    await endSpeech(work.db, meetingId, now)
    await updateSession(work.db, meetingId, { breakSince: now, breakUntil: until })
    return { result: undefined }
  })

export const endBreak = (actor: Actor, meetingId: string) =>
  act(actor, meetingId, null, async (work) => {
    await updateSession(work.db, meetingId, { breakSince: null, breakUntil: null })
    return { result: undefined }
  })

/** Who will verify the minutes: names of people listed at the meeting. @throws DomainError `not_found`, `not_in_session` */
export const nameVerifiers = (actor: Actor, meetingId: string, attendanceIds: readonly string[]) =>
  act(actor, meetingId, 'meetings.verifiers.named', async (work) => {
    const room = await findRoom(work.db, meetingId)
    const chosen = room.filter(({ id }) => attendanceIds.includes(id))
    await replaceVerifiers(
      work.db,
      meetingId,
      chosen.map(({ name }) => name),
    )
    return { result: undefined, details: { attendance: chosen.map(({ id }) => id) } }
  })
