import type { BodyKind } from '../../../shared/meetings/words.ts'
import { cs } from '../../../shared/messages/cs.ts'

/** `7. jednání – Komise pro Smart City`: calendars, feeds and search call a meeting as its page does. */
export const meetingName = (number: number | null, kind: BodyKind, body: string): string =>
  cs.meetings.heading(number, cs.meetings.meetingWord[kind], body)
