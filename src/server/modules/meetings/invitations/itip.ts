import ICAL from 'ical.js'
import { calendarText, eventOf, newCalendar, type CalendarMeeting } from '../icalendar.ts'

export interface Invited {
  name: string
  email: string
  /** A member is needed, a guest may come (RFC 5545 § 3.2.16) */
  needed: boolean
}

/** How long a meeting is shown to take in a diary: its end is not planned */
const shownFor = 'PT2H'

/**
 * An invitation, its change or its cancellation (RFC 5546 § 3.2.2, § 3.2.5). Every change carries a higher sequence,
 * a cancellation too, else some diaries keep the event.
 * @param organizer e-mail from which invitations come, and to which a diary answers
 * @param description what the event says below its name
 */
export function itipMessage(
  method: 'REQUEST' | 'CANCEL',
  meeting: CalendarMeeting & { sequence: number; url: string },
  invited: Invited,
  organizer: { name: string; email: string },
  description: string,
): string {
  const calendar = newCalendar(method)
  const event = eventOf(method === 'CANCEL' ? { ...meeting, state: 'cancelled' } : meeting, meeting.url)
  event.updatePropertyWithValue('sequence', meeting.sequence)
  if (meeting.startsAt) event.updatePropertyWithValue('duration', ICAL.Duration.fromString(shownFor))
  event.updatePropertyWithValue('description', description)
  const from = event.updatePropertyWithValue('organizer', `mailto:${organizer.email}`)
  from.setParameter('cn', quotable(organizer.name))
  const attendee = event.updatePropertyWithValue('attendee', `mailto:${invited.email}`)
  attendee.setParameter('cn', quotable(invited.name))
  attendee.setParameter('role', invited.needed ? 'REQ-PARTICIPANT' : 'OPT-PARTICIPANT')
  if (method === 'REQUEST') {
    attendee.setParameter('partstat', 'NEEDS-ACTION')
    attendee.setParameter('rsvp', 'TRUE')
  }
  calendar.addSubcomponent(event)
  return calendarText(calendar)
}

/** Parameters cannot hold a quotation mark or a control character (RFC 5545 § 3.2). */
const quotable = (text: string): string => text.replace(/["\p{Cc}]/gu, ' ').trim()
