// What the components of this folder draw. The server's presenters fit these shapes; ui imports nothing from the server.
import type {
  AttendanceState,
  Capacity,
  ResolutionKind,
  TaskState,
  VoteResult,
} from '#shared/meetings/words.ts'
import type { Messages } from '#shared/messages/messages.ts'

export interface Vote {
  present: number | null
  for: number | null
  against: number | null
  abstain: number | null
  notVoting: number | null
  result: VoteResult | null
  unanimous: true | null
  needed: number | null
  doubts: readonly (keyof Messages['vote']['doubts'])[]
}

export interface Resolution {
  id: string
  number: string | null
  kind: ResolutionKind
  text: string
  vote: Vote | null
}

export interface Task {
  id: string
  text: string
  assignee: string | null
  dueOn: string | null
  dueWords: string | null
  state: TaskState
  note: string | null
}

export interface Item {
  id: string
  number: string | null
  title: string
  presenter: string | null
  text: string
  addedLate: boolean
  withdrawn: boolean
  resolutions: readonly Resolution[]
  tasks: readonly Task[]
}

export interface Attendee {
  name: string
  capacity: Capacity
  state: AttendanceState
  arrivedAt: string | null
  leftAt: string | null
}

export interface Record {
  attendance: readonly Attendee[]
  members: number | null
  present: number
  quorateStated: boolean | null
  items: readonly Item[]
  followUp: readonly Task[]
  tasks: readonly Task[]
  annexes: readonly { number: number; title: string }[]
  signatures: readonly { role: 'recorder' | 'verifier' | 'chair'; name: string }[]
  recorderGender: 'female' | 'male' | null
  handSigned: boolean
}

export interface NextMeeting {
  /** When the next meeting has a public page */
  slug: string | null
  heldOn: string
  startsAt: string | null
  place: string | null
}
