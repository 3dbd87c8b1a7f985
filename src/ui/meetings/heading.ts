import type { BodyKind } from '#shared/meetings/words.ts'
import type { Messages } from '#shared/messages/messages.ts'

/** `2. Cyklostezky`; an item without a number goes by its title. */
export const itemHeading = ({ number, title }: { number: string | null; title: string }): string =>
  number ? `${number}. ${title}` : title

/** `7. jednání – Komise pro Smart City`; the word follows the kind of the body. */
export function meetingHeading(
  t: Messages,
  meeting: { number: number | null; bodyKind: BodyKind; bodyName: string },
): string {
  return t.meetings.heading(meeting.number, t.meetings.meetingWord[meeting.bodyKind], meeting.bodyName)
}
