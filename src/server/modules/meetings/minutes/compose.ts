import { localDay } from '../../../../shared/time/local-day.ts'
import type { MeetingView, RecordView, ResolutionView, TaskView } from '../read-meeting.ts'
import type { MinutesDocument } from './document.ts'
import type { MinutesResolution, MinutesTask } from './minutes.ts'

const meetingWords = {
  assembly: 'zasedání',
  council: 'schůze',
  committee: 'jednání',
  commission: 'jednání',
  working_group: 'jednání',
} as const

/** The document of a meeting from its data and the recorder's paragraphs. */
export function composeMinutes(meeting: MeetingView, record: RecordView): MinutesDocument {
  const named = (state: 'present' | 'excused' | 'absent') =>
    record.attendance
      .filter((one) => one.capacity === 'member' && one.state === state)
      .map(({ name }) => name)
  const some = (names: string[]) => (names.length === 0 ? null : names)
  const signed = (role: 'recorder' | 'verifier' | 'chair') =>
    record.signatures.filter((one) => one.role === role).map(({ name }) => name)
  const programme = record.items.filter((item) => item.onProgramme)
  return {
    body: meeting.body.name,
    bodyGenitive: meeting.body.genitive,
    meetingWord: meetingWords[meeting.body.kind],
    number: meeting.number,
    date: meeting.heldOn,
    startTime: meeting.startsAt,
    endTime: meeting.endsAt,
    place: meeting.place,
    present: some(named('present')),
    excused: some(named('excused')),
    absent: some(named('absent')),
    guests: some(
      record.attendance
        .filter((one) => one.capacity !== 'member' && one.state === 'present')
        .map(({ name }) => name),
    ),
    quorate: record.quorateStated,
    recorder: signed('recorder')[0] ?? null,
    recorderGender: record.recorderGender,
    verifiers: some(signed('verifier')),
    chair: signed('chair')[0] ?? null,
    agenda: programme.length === 0 ? null : programme.map(({ number, title }) => ({ number, title })),
    followUp: [...record.followUp, ...record.tasks].map(task),
    sections: record.items.map((item) => ({
      number: item.number,
      title: item.title,
      paragraphs: item.text.split(/\n{2,}/).filter(Boolean),
      resolutions: item.resolutions.map(resolution),
      tasks: item.tasks.map(task),
    })),
    annexes: record.annexes,
    nextMeeting: meeting.next && {
      date: meeting.next.heldOn,
      time: meeting.next.startsAt,
      place: meeting.next.place,
    },
    handSigned: record.handSigned,
    approvedOn: record.handSigned || record.approvedAt === null ? null : localDay(record.approvedAt),
    auditHead: record.auditHead?.slice(0, 16) ?? null,
  }
}

const resolution = ({ number, text, vote }: ResolutionView): MinutesResolution => ({
  number,
  text,
  vote: vote && {
    present: vote.present,
    for: vote.for,
    against: vote.against,
    abstain: vote.abstain,
    notVoting: vote.notVoting,
    result: vote.result,
    unanimous: vote.unanimous,
  },
})

const task = ({ text, assignee, dueOn, dueWords, state, note }: TaskView): MinutesTask => ({
  text: note ? `${text} (${note})` : text,
  assignee,
  due: dueOn ?? dueWords,
  status: state,
})
