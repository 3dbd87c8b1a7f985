import {
  emptyAnnex,
  emptyAttendance,
  emptyItem,
  emptyResolution,
  emptyTask,
  type RecordDraft,
} from '../../../shared/meetings/record-draft.ts'
import type { MeetingView, RecordView } from './read-meeting.ts'

/** A record that stands as a form to be changed; every row keeps its id. */
export function draftOf(
  meeting: MeetingView,
  record: RecordView,
  /** Topics taken up, by item */
  taken: ReadonlyMap<string, string>,
): RecordDraft {
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  const signed = (role: 'recorder' | 'verifier' | 'chair') =>
    record.signatures.filter((one) => one.role === role).map(({ name }) => name)
  const task = (item: string) => (one: RecordView['tasks'][number]) => ({
    ...emptyTask(),
    id: one.id,
    item,
    text: one.text,
    assignee: text(one.assignee),
    also: one.also.join('\n'),
    outside: one.outside,
    dueMeeting: text(one.dueMeetingId),
    dueOn: one.dueMeetingId === null ? text(one.dueOn) : '',
    dueWords: text(one.dueWords),
    state: one.setState,
  })
  return {
    number: text(meeting.number),
    heldOn: meeting.heldOn,
    startsAt: text(meeting.startsAt),
    endsAt: text(meeting.endsAt),
    place: text(meeting.place),
    quorate: record.quorateStated === null ? '' : record.quorateStated ? 'yes' : 'no',
    attendance: record.attendance.map((one) => ({
      ...emptyAttendance(),
      id: one.id,
      name: one.name,
      capacity: one.capacity,
      state: one.state,
      arrivedAt: text(one.arrivedAt),
      leftAt: text(one.leftAt),
      gender: one.gender ?? '',
    })),
    items: record.items.map((item) => ({
      ...emptyItem(),
      id: item.id,
      kind: item.kind,
      sub: item.sub,
      addedLate: item.addedLate,
      withdrawn: item.withdrawn,
      topic: taken.get(item.id) ?? '',
      topics: item.topics.join('\n'),
      guests: item.invitations.map(({ guest }) => guest).join('\n'),
      guestsOn: text(item.invitations[0]?.on ?? null),
      number: text(item.number),
      title: item.title,
      presenter: text(item.presenter),
      text: item.text,
      onProgramme: item.onProgramme,
    })),
    resolutions: record.items.flatMap((item, index) =>
      item.resolutions.map(({ id, number, kind, text: wording, vote }) => ({
        ...emptyResolution(),
        id,
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
        source: vote?.source ?? 'transcribed',
        at: text(vote?.at ?? null),
        needed: vote?.neededBy ? text(vote.needed) : '',
        neededBy: text(vote?.neededBy ?? null),
        byName: Object.fromEntries((vote?.byName ?? []).map(({ attendee, option }) => [attendee, option])),
      })),
    ),
    tasks: [
      ...record.tasks.map(task('')),
      ...record.items.flatMap((item, index) => item.tasks.map(task(String(index)))),
    ],
    annexes: record.annexes.map(({ id, number, title, report }) => ({
      ...emptyAnnex(),
      id,
      title,
      frozen: report?.frozenId ? String(number) : '',
    })),
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
