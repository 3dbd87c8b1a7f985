import type {
  BallotMethod,
  BallotState,
  BodyKind,
  CastOption,
  MeetingState,
  ResolutionKind,
  SpeechKind,
  VoteResult,
} from './words.ts'

/** What everybody in the room may see of a meeting that is being held: the projector, phones, the recorder. */
export interface LiveState {
  /** When it was read, in milliseconds since 1970 by the server's clock: phones set their stopwatches by it */
  readAt: number
  state: MeetingState
  /** Version of the record: whoever shows it reads it anew when it moves */
  version: number
  heading: { number: number | null; bodyName: string; bodyKind: BodyKind }
  item: { id: string; number: string | null; title: string; presenter: string | null } | null
  /** `asking` counts those who said to be here and wait for the recorder */
  room: { present: number; members: number; needed: number; quorate: boolean; asking: number }
  /** ISO instants */
  break: { since: string; until: string | null } | null
  speaking: { name: string; kind: SpeechKind; since: string } | null
  /** Those who wait to speak, in their order */
  waiting: { id: string; attendanceId: string; name: string; kind: SpeechKind }[]
  ballot: LiveBallot | null
}

export interface LiveBallot {
  id: string
  method: BallotMethod
  state: BallotState
  cancelledBecause: 'quorum_lost' | 'recorder' | null
  questions: { id: string; kind: ResolutionKind; text: string }[]
  /** Who may vote and how many did; totals stay hidden until the ballot is closed */
  present: number
  voted: number
  needed: number
  neededBy: string | null
  result: { for: number; against: number; abstain: number; notVoting: number; result: VoteResult } | null
}

/** What one person sees besides: only their own. */
export interface OwnPlace {
  attendanceId: string
  name: string
  inRoom: boolean
  /** Asked to be marked present, the recorder has not confirmed it yet */
  asked: boolean
  /** May vote in the running ballot */
  votes: boolean
  voted: boolean
  /** Their own vote in a public ballot; a secret one is known to nobody */
  option: CastOption | null
}
