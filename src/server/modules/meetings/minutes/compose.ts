import { formatDate } from '../../../../shared/format/date.ts'
import { voteOptions, type VoteOption } from '../../../../shared/meetings/words.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type {
  ItemView,
  MeetingView,
  RecordView,
  ResolutionView,
  TaskView,
  VoteView,
} from '../read-meeting.ts'
import { cs } from '../../../../shared/messages/cs.ts'
import type { MinutesDocument } from './document.ts'
import { withoutMarks } from '../public-twin/mark-hidden.ts'
import { lateItem, presentedBy, withdrawnItem } from './layout.ts'
import type { MinutesResolution, MinutesTask } from './minutes.ts'

/** What a document needs of a meeting: read from the database, or still being written. */
export type ComposedMeeting = Pick<
  MeetingView,
  'body' | 'number' | 'heldOn' | 'startsAt' | 'endsAt' | 'place' | 'next'
>
type ComposedVote = Omit<
  VoteView,
  'needed' | 'neededBy' | 'doubts' | 'byName' | 'source' | 'at' | 'secret'
> & {
  secret?: boolean
  byName: { name: string; option: VoteOption }[]
}
type ComposedResolution = Pick<ResolutionView, 'number' | 'kind' | 'text'> & { vote: ComposedVote | null }
export interface ComposedRecord extends Pick<
  RecordView,
  | 'quorateStated'
  | 'recorderGender'
  | 'handSigned'
  | 'approvedAt'
  | 'auditHead'
  | 'signatures'
  | 'followUp'
  | 'tasks'
> {
  attendance: Omit<RecordView['attendance'][number], 'id'>[]
  items: (Pick<
    ItemView,
    | 'number'
    | 'title'
    | 'text'
    | 'onProgramme'
    | 'sub'
    | 'withdrawn'
    | 'addedLate'
    | 'presenter'
    | 'topics'
    | 'invitations'
    | 'tasks'
  > & { resolutions: ComposedResolution[] })[]
  annexes: { number: number; title: string }[]
}

/** The document of a meeting from its data and the recorder's paragraphs. */
export function composeMinutes(meeting: ComposedMeeting, record: ComposedRecord): MinutesDocument {
  const named = (state: 'present' | 'excused' | 'absent') =>
    record.attendance
      .filter((one) => one.capacity === 'member' && one.state === state)
      .map(({ name }) => name)
  const guests = (capacity: 'standing_guest' | 'guest') =>
    record.attendance
      .filter((one) => one.capacity === capacity && one.state === 'present')
      .map(({ name }) => name)
  const some = (names: string[]) => (names.length === 0 ? null : names)
  const signed = (role: 'recorder' | 'verifier' | 'chair') =>
    record.signatures.filter((one) => one.role === role).map(({ name }) => name)
  const programme = record.items.filter((item) => item.onProgramme)
  return {
    body: meeting.body.name,
    bodyGenitive: meeting.body.genitive,
    meetingWord: cs.meetings.meetingWord[meeting.body.kind],
    number: meeting.number,
    titled: true,
    date: meeting.heldOn,
    startTime: meeting.startsAt,
    endTime: meeting.endsAt,
    place: meeting.place,
    present: some(named('present')),
    excused: some(named('excused')),
    absent: some(named('absent')),
    guests: some([...guests('standing_guest'), ...guests('guest')]),
    standingGuests: guests('standing_guest'),
    quorate: record.quorateStated,
    recorder: signed('recorder')[0] ?? null,
    recorderGender: record.recorderGender,
    verifiers: some(signed('verifier')),
    chair: signed('chair')[0] ?? null,
    agenda:
      programme.length === 0 ? null : programme.map(({ number, title }) => ({ number, title: whole(title) })),
    followUp: [...record.followUp.map(task), ...record.tasks.map(asSet)],
    sections: record.items.map((item) => ({
      number: item.number,
      title: titleOf(item),
      paragraphs: [
        ...(item.presenter ? [`${presentedBy}: ${item.presenter}`] : []),
        ...whole(item.text)
          .split(/\n{2,}/)
          .filter(Boolean),
        ...outcomes(item),
      ],
      resolutions: item.resolutions.map((one) => resolution(one, meeting.body.template.namedVotes)),
      tasks: item.tasks.map(asSet),
    })),
    annexes: record.annexes.map(({ number, title }) => ({ number, title })),
    nextMeeting: meeting.next && {
      date: meeting.next.heldOn,
      time: meeting.next.startsAt,
      place: meeting.next.place,
    },
    handSigned: record.handSigned,
    approvedOn: record.handSigned || record.approvedAt === null ? null : localDay(record.approvedAt),
    auditHead: record.auditHead?.slice(0, 16) ?? null,
    template: meeting.body.template,
  }
}

/** The whole words, hidden ones included; what the public may not see is gone before it comes here. */
const whole = withoutMarks

const titleOf = ({ title, withdrawn, addedLate }: Pick<ItemView, 'title' | 'withdrawn' | 'addedLate'>) =>
  withdrawn
    ? `${whole(title)} (${withdrawnItem})`
    : addedLate
      ? `${whole(title)} (${lateItem})`
      : whole(title)

const resolution = ({ number, text, kind, vote }: ComposedResolution, named: boolean): MinutesResolution => ({
  number,
  text: whole(text),
  kind,
  vote: vote && {
    present: vote.present,
    for: vote.for,
    against: vote.against,
    abstain: vote.abstain,
    notVoting: vote.notVoting,
    result: vote.result,
    unanimous: vote.unanimous,
    ...(vote.secret ? { secret: true } : {}),
    ...(named && vote.byName.length > 0 ? { names: namesOf(vote.byName) } : {}),
  },
})

const namesOf = (byName: ComposedVote['byName']) =>
  voteOptions.flatMap((option) => {
    const names = byName.filter((one) => one.option === option).map(({ name }) => name)
    return names.length === 0 ? [] : [{ option, names }]
  })

/** The leading one first, then who helps. */
const responsible = ({ assignee, also, outside, acceptedOn }: TaskView): string | null => {
  const names = [assignee, also.length > 0 ? `spolupracuje ${also.join(', ')}` : null]
    .filter(Boolean)
    .join('; ')
  if (names === '') return null
  return outside && acceptedOn === null ? `${names} – žádost` : names
}

const task = ({ text, dueOn, dueWords, state, note, ...who }: TaskView): MinutesTask => ({
  text: whole(note ? `${text} (${note})` : text),
  assignee: responsible(who as TaskView),
  due: dueOn ?? dueWords,
  status: state,
})

/** What an item leaves for later, as sentences of the minutes. */
function outcomes({ topics, invitations }: Pick<ItemView, 'topics' | 'invitations'>): string[] {
  return [
    ...topics.map((topic) => `Na další jednání se odkládá téma „${topic}“.`),
    ...invitations.map(({ guest, on }) =>
      on === null
        ? `K dalšímu jednání bude jako host pozván ${guest}.`
        : `K jednání dne ${formatDate(on)} bude jako host pozván ${guest}.`,
    ),
  ]
}

/** A task of this very meeting, as it left it: what later meetings decided does not belong into its minutes. */
const asSet = (own: TaskView): MinutesTask => task({ ...own, state: own.setState })
