import type { CarriedTask } from '../../../../shared/meetings/carried-task.ts'
import { checkRecord } from '../../../../shared/meetings/check-record.ts'
import type { MeetingRecord, TaskRecord } from '../../../../shared/meetings/record.ts'
import type { PrintedMinutes } from '../../../../shared/meetings/printed-minutes.ts'
import type { RecordDraft } from '../../../../shared/meetings/record-draft.ts'
import type { MeetingView, TaskView } from '../read-meeting.ts'
import type { Review } from '../rewrite-meeting.ts'
import { composeMinutes, type ComposedRecord } from './compose.ts'
import { printedMinutes } from './render/printed-minutes.ts'

/** Minutes as they would be printed if the form were saved now; null while something in it has to be mended. */
export function previewMinutes(
  meeting: MeetingView,
  draft: RecordDraft,
  carried: readonly CarriedTask[],
  reviews: readonly Review[],
): PrintedMinutes | null {
  const checked = checkRecord(draft)
  if (!('record' in checked)) return null
  const { record } = checked
  const { number, heldOn, startsAt, endsAt, place, nextMeeting } = record
  const next = nextMeeting && {
    slug: null,
    heldOn: nextMeeting.date,
    startsAt: nextMeeting.time,
    place: nextMeeting.place,
  }
  return printedMinutes(
    composeMinutes(
      { body: meeting.body, number, heldOn, startsAt, endsAt, place, next },
      composed(record, followUp(carried, reviews)),
    ),
  )
}

const followUp = (carried: readonly CarriedTask[], reviews: readonly Review[]): TaskView[] =>
  carried.map((task) => {
    const review = reviews.find(({ taskId }) => taskId === task.id)
    return {
      ...taskView(task),
      state: review?.state ?? task.state,
      note: review?.note ?? (task.note || null),
    }
  })

function composed(record: MeetingRecord, carried: TaskView[]): ComposedRecord {
  const signed = (role: 'recorder' | 'verifier' | 'chair', names: (string | null)[]) =>
    names.flatMap((name) => (name === null ? [] : [{ role, name }]))
  return {
    ...record,
    quorateStated: record.quorate,
    items: record.items.map((item) => ({
      ...item,
      invitations: item.invitations,
      resolutions: item.resolutions.map(({ number, kind, text, vote }) => ({
        number,
        kind,
        text,
        vote: vote && {
          ...vote,
          byName: vote.byName.flatMap(({ attendee, option }) => {
            const name = record.attendance[attendee]?.name
            return name === undefined ? [] : [{ name, option }]
          }),
        },
      })),
      tasks: item.tasks.map(taskView),
    })),
    followUp: carried,
    tasks: record.tasks.map(taskView),
    signatures: [
      ...signed('recorder', [record.recorderName]),
      ...signed('verifier', record.verifiers),
      ...signed('chair', [record.chairName]),
    ],
    approvedAt: null,
    auditHead: null,
  }
}

const taskView = (
  task: Pick<TaskRecord, 'text' | 'assignee' | 'dueOn' | 'dueWords' | 'state'> & Partial<TaskRecord>,
) => ({
  id: '',
  text: task.text,
  assignee: task.assignee,
  also: task.also ?? [],
  outside: task.outside ?? false,
  acceptedOn: null,
  dueMeetingId: null,
  dueOn: task.dueOn,
  dueWords: task.dueWords,
  state: task.state,
  setState: task.state,
  note: null,
})
