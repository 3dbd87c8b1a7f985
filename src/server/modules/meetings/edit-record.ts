import type { CarriedTask } from '../../../shared/meetings/carried-task.ts'
import type { RecordDraft } from '../../../shared/meetings/record-draft.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { expectedRecord } from './blank-record.ts'
import { findBody, rolesOn } from './body.store.ts'
import { draftOf } from './draft-from-record.ts'
import { isOpenForWriting } from './lifecycle.ts'
import { listMeetingsAfter } from './meeting-list.store.ts'
import { listTopics } from './outcome.store.ts'
import { mayRecordMeeting } from './policy.ts'
import { proposeNumber } from './propose-number.ts'
import { readMeeting, type MeetingView } from './read-meeting.ts'
import { listCarriedTasks } from './task.store.ts'

export interface EditView {
  meeting: MeetingView
  draft: RecordDraft
  carried: CarriedTask[]
  /** Topics put off by earlier meetings that this one may take up */
  topics: { id: string; title: string; fromDay: string | null; fromNumber: number | null }[]
  /** Meetings of the body that may be deadlines */
  coming: { id: string; heldOn: string; number: number | null }[]
}

/** The record of a meeting as a form, headed by the unfinished tasks that are carried to it. @throws DomainError `not_found` */
export async function editRecord(actor: Actor, bodySlug: string, slug: string): Promise<EditView> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record || !isOpenForWriting(meeting.state)) throw notFound()
  const db = database()
  const carried = await listCarriedTasks(db, meeting.body.id, meeting.id, meeting.heldOn)
  const fresh = meeting.record.attendance.length === 0
  const blank = fresh
    ? await expectedRecord(db, actor, { id: meeting.id, bodyId: meeting.body.id, heldOn: meeting.heldOn })
    : null
  const topics = await listTopics(db, meeting.body.id, meeting.id)
  const taken = new Map(topics.flatMap(({ id, takenItemId }) => (takenItemId ? [[takenItemId, id]] : [])))
  const draft = draftOf(meeting, meeting.record, taken)
  const body = await findBody(db, bodySlug)
  const number =
    draft.number === '' && body ? String(await proposeNumber(db, body, meeting.heldOn)) : draft.number
  return {
    meeting,
    draft: blank
      ? {
          // what stands already stays: annexes, votes by correspondence, tasks written down before
          ...draft,
          number,
          attendance: blank.attendance,
          items: draft.items.length > 0 ? draft.items : blank.items,
          chairName: draft.chairName || blank.chairName,
          recorderName: draft.recorderName || blank.recorderName,
          recorderGender: draft.recorderGender || blank.recorderGender,
        }
      : { ...draft, number },
    topics: topics.map(({ id, title, fromDay, fromNumber }) => ({ id, title, fromDay, fromNumber })),
    coming: await listMeetingsAfter(db, meeting.body.id, meeting.heldOn),
    carried: carried.map(asCarried),
  }
}

/** A carried task as its form shows it. */
export const asCarried = ({
  reviewState,
  reviewNote,
  ...task
}: Awaited<ReturnType<typeof listCarriedTasks>>[number]): CarriedTask => ({
  ...task,
  state: reviewState ?? task.state,
  note: reviewNote ?? '',
})

/** Unfinished tasks of a body for a record that is written afterwards. @param before only those that meetings before this day set @throws DomainError `not_found` */
export async function carriedTasks(
  actor: Actor,
  bodyId: string,
  before = '9999-12-31',
): Promise<CarriedTask[]> {
  const db = database()
  if (!mayRecordMeeting(actor, await rolesOn(db, actor, bodyId))) throw notFound()
  return (await listCarriedTasks(db, bodyId, null, before)).map(asCarried)
}
