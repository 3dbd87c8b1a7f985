import type { MinutesTemplate } from '../../../../shared/meetings/printed-minutes.ts'
import type { Minutes, MinutesResolution, MinutesTask } from './minutes.ts'

/** Minutes ready to be set: what renderers draw, whether it comes from the database or from a file. */
export interface MinutesDocument extends Omit<Minutes, 'resolutions' | 'tasks'> {
  /** The body's name in the genitive, for the title; null prints the name as it is */
  bodyGenitive: string | null
  /** `jednání`, `schůze`, `zasedání` */
  meetingWord: string
  sections: MinutesSection[]
  /** Names carry the degrees of their bearers; a file of minutes has them bare */
  titled: boolean
  /** Those of the guests who are standing ones */
  standingGuests?: string[]
  /** Follow-up of earlier tasks, before the items */
  followUp: MinutesTask[]
  annexes: { number: number; title: string }[]
  recorderGender: 'female' | 'male' | null
  /** `v. r.` is printed only where a hand-signed original is recorded */
  handSigned: boolean
  /** Day of approval in the system, `YYYY-MM-DD` */
  approvedOn: string | null
  /** First sixteen hexadecimal digits of the audit chain's head, printed in published documents */
  auditHead: string | null
  /** How the body's minutes looked then; the usual one where none is kept */
  template?: MinutesTemplate
  /** Číslo jednací from the document register */
  referenceNumber?: string | null
}

export interface MinutesSection {
  number: string | null
  title: string | null
  paragraphs: string[]
  resolutions: MinutesResolution[]
  tasks: MinutesTask[]
}

/** A document from what a file of minutes states. */
export function documentFrom(minutes: Minutes): MinutesDocument {
  const { resolutions, tasks, ...head } = minutes
  return {
    ...head,
    bodyGenitive: null,
    meetingWord: 'jednání',
    titled: false,
    sections:
      resolutions.length > 0 ? [{ number: null, title: null, paragraphs: [], resolutions, tasks: [] }] : [],
    followUp: tasks,
    annexes: [],
    recorderGender: null,
    handSigned: false,
    approvedOn: null,
    auditHead: null,
  }
}
