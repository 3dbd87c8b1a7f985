import { createHash } from 'node:crypto'
import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { TaskState } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Db } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { indexForDesk } from './index-meeting.ts'
import { isOpenForWriting } from './lifecycle.ts'
import { lockMeeting } from './meeting.store.ts'
import { mayRecordMeeting } from './policy.ts'
import { findVoted, updateMeeting } from './record.store.ts'
import { saveRecord } from './save-record.ts'
import { listCarriedTasks, saveTaskReview } from './task.store.ts'

export interface Review {
  taskId: string
  state: TaskState
  note: string | null
}

/**
 * Writes the record of a meeting anew, with what it says of the carried tasks.
 * Nothing is lost when two write at once: a form older than the record is refused, its author compares and decides.
 * @throws DomainError `not_found`, `wrong_state`, `too_early`, `stale`, `task_in_use`, `contradictory_vote`
 */
export async function rewriteMeeting(
  actor: Actor,
  id: string,
  version: number,
  record: MeetingRecord,
  reviews: readonly Review[],
): Promise<void> {
  await inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, id)
    const digest = createHash('sha256')
      .update(JSON.stringify([record, reviews]))
      .digest('hex')
    if (!meeting || !mayRecordMeeting(actor, await rolesOn(work.db, actor, meeting.bodyId))) throw notFound()
    if (!isOpenForWriting(meeting.state))
      throw new DomainError('wrong_state', 'Tento zápis už je ověřený. Nejdřív ho vraťte k úpravám.')
    // votes by correspondence stand in a record before its meeting
    const voted = await findVoted(work.db, id)
    if (
      meeting.heldOn > localDay(actor.now) &&
      record.items.some((item) =>
        item.resolutions.some((one) => one.vote !== null && !(one.id && voted.has(one.id))),
      )
    )
      throw new DomainError(
        'too_early',
        'Jednání teprve bude, hlasovat na něm ještě nikdo nemohl. Hlasování ze záznamu odeberte, nebo opravte datum.',
      )
    // the same form posted twice: the first one has done it all
    if (version === meeting.version - 1 && meeting.formDigest === digest) return
    const written = await updateMeeting(work.db, id, version, {
      formDigest: digest,
      number: record.number,
      heldOn: record.heldOn,
      startsAt: record.startsAt,
      endsAt: record.endsAt,
      place: record.place,
      quorate: record.quorate,
      chairName: record.chairName,
      recorderName: record.recorderName,
      recorderGender: record.recorderGender,
      handSigned: record.handSigned,
      nextOn: record.nextMeeting?.date ?? null,
      nextAt: record.nextMeeting?.time ?? null,
      nextPlace: record.nextMeeting?.place ?? null,
    })
    if (!written)
      throw new DomainError(
        'stale',
        'Záznam mezitím uložil někdo jiný. Porovnejte obě podoby; vaše hodnoty zůstaly ve formuláři a dalším uložením platí ty.',
        409,
      )
    await saveRecord(work, meeting, record)
    await saveReviews(work.db, meeting, reviews)
    await indexForDesk(work.db, id)
    work.audit({
      action: 'meetings.meeting.rewritten',
      subject: { kind: 'meeting', id },
      details: { version },
    })
  })
}

/** Only tasks that are really carried to this meeting can be reviewed in it. */
async function saveReviews(
  db: Db,
  meeting: { id: string; bodyId: string; heldOn: string },
  reviews: readonly Review[],
): Promise<void> {
  const carried = await listCarriedTasks(db, meeting.bodyId, meeting.id, meeting.heldOn)
  for (const [position, task] of carried.entries()) {
    const review = reviews.find(({ taskId }) => taskId === task.id)
    if (review)
      await saveTaskReview(db, {
        taskId: task.id,
        meetingId: meeting.id,
        position,
        state: review.state,
        note: review.note,
        dueOn: task.dueOn,
        dueWords: task.dueWords,
      })
  }
}
