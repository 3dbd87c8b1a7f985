/** The form of a whole record as its reader left it: every field a text, nothing judged yet. */
export interface RecordDraft {
  number: string
  heldOn: string
  startsAt: string
  endsAt: string
  place: string
  quorate: string
  attendance: AttendanceDraft[]
  items: ItemDraft[]
  resolutions: ResolutionDraft[]
  tasks: TaskDraft[]
  annexes: AnnexDraft[]
  chairName: string
  recorderName: string
  recorderGender: string
  verifiers: string
  handSigned: boolean
  nextDate: string
  nextTime: string
  nextPlace: string
}

/** What every row of the form carries: its id when it stands already, and whether it was taken away. */
interface Row {
  id: string
  removed: boolean
}

export interface AttendanceDraft extends Row {
  name: string
  capacity: string
  state: string
  arrivedAt: string
  leftAt: string
  gender: string
}

export interface ItemDraft extends Row {
  number: string
  title: string
  presenter: string
  text: string
  kind: string
  sub: boolean
  onProgramme: boolean
  addedLate: boolean
  withdrawn: boolean
  /** Id of the topic that it takes up */
  topic: string
  /** Topics for the next agenda, one a line */
  topics: string
  /** Guests to invite, one a line */
  guests: string
  guestsOn: string
}

export interface ResolutionDraft extends Row {
  /** Index of the item it belongs to, or empty */
  item: string
  number: string
  kind: string
  text: string
  voted: boolean
  source: string
  at: string
  present: string
  for: string
  against: string
  abstain: string
  notVoting: string
  result: string
  unanimous: boolean
  needed: string
  neededBy: string
  /** Index of a row of the attendance to how that person voted */
  byName: Record<string, string>
}

export interface TaskDraft extends Row {
  item: string
  text: string
  assignee: string
  /** Who helps, one a line */
  also: string
  outside: boolean
  dueMeeting: string
  dueOn: string
  dueWords: string
  /** A day without a year was written; this is the year that we proposed, to be confirmed */
  dueProposed: boolean
  state: string
}

export interface AnnexDraft extends Row {
  title: string
  /** Its number when it is a frozen report, which stays as it is; else empty */
  frozen: string
}

/** Lists of the form, by the names of their fields. */
export type RecordList = 'attendance' | 'items' | 'resolutions' | 'tasks' | 'annexes'

const row = (): Row => ({ id: '', removed: false })

export const emptyAttendance = (): AttendanceDraft => ({
  ...row(),
  name: '',
  capacity: 'member',
  state: 'present',
  arrivedAt: '',
  leftAt: '',
  gender: '',
})
export const emptyItem = (): ItemDraft => ({
  ...row(),
  number: '',
  title: '',
  presenter: '',
  text: '',
  kind: 'deliberation',
  sub: false,
  onProgramme: true,
  addedLate: false,
  withdrawn: false,
  topic: '',
  topics: '',
  guests: '',
  guestsOn: '',
})
export const emptyResolution = (): ResolutionDraft => ({
  ...row(),
  item: '',
  number: '',
  kind: 'resolution',
  text: '',
  voted: true,
  source: 'transcribed',
  at: '',
  present: '',
  for: '',
  against: '',
  abstain: '',
  notVoting: '',
  result: '',
  unanimous: false,
  needed: '',
  neededBy: '',
  byName: {},
})
export const emptyTask = (): TaskDraft => ({
  ...row(),
  item: '',
  text: '',
  assignee: '',
  also: '',
  outside: false,
  dueMeeting: '',
  dueOn: '',
  dueWords: '',
  dueProposed: false,
  state: 'open',
})
export const emptyAnnex = (): AnnexDraft => ({ ...row(), title: '', frozen: '' })

export const emptyDraft = (): RecordDraft => ({
  number: '',
  heldOn: '',
  startsAt: '',
  endsAt: '',
  place: '',
  quorate: '',
  attendance: [],
  items: [],
  resolutions: [],
  tasks: [],
  annexes: [],
  chairName: '',
  recorderName: '',
  recorderGender: '',
  verifiers: '',
  handSigned: false,
  nextDate: '',
  nextTime: '',
  nextPlace: '',
})

/** Members in the room by the draft's attendance at an instant (`HH:MM`), or at any time of the meeting. */
export const presentMembers = (draft: RecordDraft, at = ''): number =>
  draft.attendance.filter(
    (person) =>
      !person.removed &&
      person.name.trim() !== '' &&
      person.capacity === 'member' &&
      person.state === 'present' &&
      (at === '' ||
        ((person.arrivedAt === '' || person.arrivedAt <= at) &&
          (person.leftAt === '' || at < person.leftAt))),
  ).length
