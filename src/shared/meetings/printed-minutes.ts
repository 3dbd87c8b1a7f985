/** Parts of minutes in their usual order; a body's template chooses which it prints and in what order. */
export const minutesParts = [
  'attendance',
  'programme',
  'followUp',
  'course',
  'annexes',
  'next',
  'signatures',
] as const
export type MinutesPart = (typeof minutesParts)[number]

/** How a body's minutes look. */
export interface MinutesTemplate {
  parts: readonly MinutesPart[]
  /** Sentences under the title, one a line */
  opening: string
  /** Sentences before the signatures, one a line */
  closing: string
  /** Prints who voted how, where those names may be public */
  namedVotes: boolean
}

export const usualTemplate: MinutesTemplate = {
  parts: minutesParts,
  opening: '',
  closing: '',
  namedVotes: false,
}

/** A piece of minutes ready to be set; all texts are plain. */
export type PrintedBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'line'; label: string; text: string }
  | { kind: 'item'; label: string; text: string; detail: string }
  | { kind: 'votes'; head: string[]; row: string[] }

/** The words of minutes, ready for any renderer of pages: PDF, DOCX, HTML, preview. */
export interface PrintedMinutes {
  title: string
  author: string
  description: string
  footer: string
  /** The last line, by which the same program reads its own document back exactly */
  mark: string
  /** Under the title: times, place, opening sentences */
  facts: string[]
  parts: { title: string; blocks: PrintedBlock[] }[]
}
