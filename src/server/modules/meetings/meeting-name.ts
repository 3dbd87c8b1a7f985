import type { BodyKind } from '../../../shared/meetings/words.ts'

/** The word for a body's meeting: it follows the kind of the body. */
export const meetingWords: Record<BodyKind, string> = {
  assembly: 'zasedání',
  council: 'schůze',
  committee: 'jednání',
  commission: 'jednání',
  working_group: 'jednání',
}

/** `7. jednání – Komise pro Smart City`: how calendars, feeds and search call a meeting. */
export const meetingName = (number: number | null, kind: BodyKind, body: string): string =>
  number === null ? `${body}: ${meetingWords[kind]}` : `${number}. ${meetingWords[kind]} – ${body}`
