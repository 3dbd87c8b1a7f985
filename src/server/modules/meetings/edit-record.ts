import type { CarriedTask } from '../../../shared/meetings/carried-task.ts'
import {
  emptyItem,
  emptyResolution,
  emptyTask,
  type RecordDraft,
} from '../../../shared/meetings/record-form.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { blankRecord } from './blank-record.ts'
import { findBody } from './body.store.ts'
import { isOpenForWriting } from './lifecycle.ts'
import { proposeNumber } from './propose-number.ts'
import { readMeeting, type MeetingView, type RecordView } from './read-meeting.ts'
import { listCarriedTasks } from './task.store.ts'

export interface EditView {
  meeting: MeetingView
  draft: RecordDraft
  carried: CarriedTask[]
}

/** The record of a meeting as a form, headed by the unfinished tasks that are carried to it. @throws DomainError `not_found` */
export async function editRecord(actor: Actor, bodySlug: string, slug: string): Promise<EditView> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record || !isOpenForWriting(meeting.state)) throw notFound()
  const db = database()
  const carried = await listCarriedTasks(db, meeting.body.id, meeting.id, meeting.heldOn)
  const fresh = meeting.record.attendance.length === 0 && meeting.record.items.length === 0
  const blank = fresh ? await blankRecord(actor, meeting.body.id, meeting.heldOn) : null
  const draft = draftOf(meeting, meeting.record)
  const body = await findBody(db, bodySlug)
  const number =
    draft.number === '' && body ? String(await proposeNumber(db, body, meeting.heldOn)) : draft.number
  return {
    meeting,
    draft: blank
      ? { ...blank, number, heldOn: draft.heldOn, startsAt: draft.startsAt, place: draft.place }
      : { ...draft, number },
    carried: carried.map(({ reviewState, reviewNote, ...task }) => ({
      ...task,
      state: reviewState ?? task.state,
      note: reviewNote ?? '',
    })),
  }
}

function draftOf(meeting: MeetingView, record: RecordView): RecordDraft {
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  const signed = (role: 'recorder' | 'verifier' | 'chair') =>
    record.signatures.filter((one) => one.role === role).map(({ name }) => name)
  const task = (item: string) => (one: RecordView['tasks'][number]) => ({
    ...emptyTask(),
    id: one.id,
    item,
    text: one.text,
    assignee: text(one.assignee),
    dueOn: text(one.dueOn),
    dueWords: text(one.dueWords),
    state: one.state,
  })
  return {
    number: text(meeting.number),
    heldOn: meeting.heldOn,
    startsAt: text(meeting.startsAt),
    endsAt: text(meeting.endsAt),
    place: text(meeting.place),
    quorate: record.quorateStated === null ? '' : record.quorateStated ? 'yes' : 'no',
    attendance: record.attendance.map((one) => ({
      name: one.name,
      capacity: one.capacity,
      state: one.state,
      arrivedAt: text(one.arrivedAt),
      leftAt: text(one.leftAt),
    })),
    items: record.items.map((item) => ({
      ...emptyItem(),
      number: text(item.number),
      title: item.title,
      presenter: text(item.presenter),
      text: item.text,
      onProgramme: item.onProgramme,
    })),
    resolutions: record.items.flatMap((item, index) =>
      item.resolutions.map(({ number, kind, text: wording, vote }) => ({
        ...emptyResolution(),
        item: String(index),
        number: text(number),
        kind,
        text: wording,
        voted: vote !== null,
        present: text(vote?.present ?? null),
        for: text(vote?.for ?? null),
        against: text(vote?.against ?? null),
        abstain: text(vote?.abstain ?? null),
        notVoting: text(vote?.notVoting ?? null),
        result: vote?.result ?? '',
        unanimous: vote?.unanimous === true,
      })),
    ),
    tasks: [
      ...record.tasks.map(task('')),
      ...record.items.flatMap((item, index) => item.tasks.map(task(String(index)))),
    ],
    annexes: record.annexes.map(({ title }) => title).join('\n'),
    chairName: text(signed('chair')[0] ?? null),
    recorderName: text(signed('recorder')[0] ?? null),
    recorderGender: record.recorderGender ?? '',
    verifiers: signed('verifier').join('\n'),
    handSigned: record.handSigned,
    nextDate: text(meeting.next?.heldOn ?? null),
    nextTime: text(meeting.next?.startsAt ?? null),
    nextPlace: text(meeting.next?.place ?? null),
  }
}
