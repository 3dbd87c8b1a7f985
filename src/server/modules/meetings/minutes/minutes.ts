import type { ResolutionKind, VoteOption } from '../../../../shared/meetings/words.ts'

/** What a document of minutes states, and nothing else: null is "not stated", an empty list is "stated that there are none". */
export interface Minutes {
  body: string | null
  number: number | null
  /** `YYYY-MM-DD` */
  date: string | null
  /** `HH:MM` */
  startTime: string | null
  endTime: string | null
  place: string | null
  /** Names without degrees and courtesy titles */
  present: string[] | null
  excused: string[] | null
  absent: string[] | null
  guests: string[] | null
  quorate: boolean | null
  recorder: string | null
  verifiers: string[] | null
  chair: string | null
  /** The programme as listed, not the course of the meeting */
  agenda: { number: string | null; title: string }[] | null
  resolutions: MinutesResolution[]
  tasks: MinutesTask[]
  nextMeeting: { date: string | null; time: string | null; place: string | null } | null
  /** The items as they went, where the document is our own; a file of minutes does not hold them */
  course?: ReadItem[]
}

/** An item of the meeting with its text, and places of its outcomes and tasks in their lists. */
export interface ReadItem {
  /** The heading, with its number where it has one */
  heading: string
  paragraphs: string[]
  resolutions: number[]
  tasks: number[]
}

export interface MinutesVote {
  present: number | null
  for: number | null
  against: number | null
  abstain: number | null
  notVoting: number | null
  result: 'accepted' | 'rejected' | null
  unanimous: boolean | null
  /** Held as a secret ballot; a file of minutes does not tell it */
  secret?: boolean
  /** Who voted how, where it is printed */
  names?: { option: VoteOption; names: string[] }[]
}

export interface MinutesResolution {
  number: string | null
  /** The first 120 characters of its wording */
  text: string
  vote: MinutesVote | null
  /** What the outcome is called in print; a file of minutes does not tell it */
  kind?: ResolutionKind
}

export interface MinutesTask {
  text: string
  assignee: string | null
  /** A date, or the words of the document when no date can be made of them */
  due: string | null
  status: 'open' | 'ongoing' | 'done' | 'cancelled' | null
}
