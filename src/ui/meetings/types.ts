// What the components of this folder draw. The server's presenters fit these shapes; ui imports nothing from the server.
import type {
  AttendanceState,
  Capacity,
  ItemKind,
  ResolutionKind,
  TaskState,
  VoteOption,
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
  neededBy: string | null
  at: string | null
  secret: boolean
  byName: readonly { name: string; option: VoteOption }[]
  doubts: readonly (keyof Messages['vote']['doubts'])[]
}

export interface Resolution {
  id: string
  number: string | null
  kind: ResolutionKind
  text: string
  vote: Vote | null
  council?: { number: string | null; on: string; result: 'accepted' | 'changed' | 'rejected' } | null
}

export interface Task {
  id: string
  text: string
  assignee: string | null
  also: readonly string[]
  outside: boolean
  acceptedOn: string | null
  dueOn: string | null
  dueWords: string | null
  state: TaskState
  note: string | null
}

/** A file that the reader may download. */
export interface FileLink {
  id: string
  title: string
  fileName: string
  mediaType: string
  fileSize: number
  public: boolean
  late?: true
}

export interface Item {
  id: string
  number: string | null
  title: string
  presenter: string | null
  text: string
  kind: ItemKind
  sub: boolean
  addedLate: boolean
  withdrawn: boolean
  files: readonly FileLink[]
  topics: readonly string[]
  invitations: readonly { guest: string; on: string | null }[]
  resolutions: readonly Resolution[]
  tasks: readonly Task[]
}

export interface Attendee {
  name: string
  capacity: Capacity
  state: AttendanceState
  arrivedAt: string | null
  leftAt: string | null
  gender: 'female' | 'male' | null
}

export interface Record {
  /** Bytes of the files to download, where they are known */
  approvals?: { role: 'verifier' | 'chair'; name: string; way: string; approvedAt: string; sha256: string }[]
  sizes?: { readonly [file: string]: number }
  attendance: readonly Attendee[]
  members: number | null
  present: number
  quorateStated: boolean | null
  items: readonly Item[]
  followUp: readonly Task[]
  tasks: readonly Task[]
  annexes: readonly {
    id: string
    number: number
    title: string
    itemId: string | null
    file: FileLink | null
    report: { report: string; parameters: { [name: string]: string }; frozenId: string | null } | null
    withheld: boolean
  }[]
  files: readonly FileLink[]
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
