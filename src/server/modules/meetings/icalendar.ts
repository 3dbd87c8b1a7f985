import ICAL from 'ical.js'
import type { BodyKind, MeetingState } from '../../../shared/meetings/words.ts'
import { meetingName } from './meeting-name.ts'

// The zone's present rules (RFC 5545 § 3.6.5); meetings are planned in local time
const prague = `BEGIN:VTIMEZONE\r\nTZID:Europe/Prague\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE`

/** PUBLISH for feeds (RFC 5545), REQUEST and CANCEL for invitations (RFC 5546 § 3.2). */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

export interface CalendarMeeting {
  id: string
  number: number | null
  heldOn: string
  startsAt: string | null
  place: string | null
  state: MeetingState
  bodyName: string
  bodyKind: BodyKind
  /** When the calendar's holder was told last */
  changedAt: Date
}

/** An empty calendar with the rules of Czech time. */
export function newCalendar(method: CalendarMethod): ICAL.Component {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Radnice//Meetings//CS')
  calendar.updatePropertyWithValue('method', method)
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(prague)))
  return calendar
}

/** A meeting as an event: the same UID wherever it is told, local time in Europe/Prague, a whole day when its hour is not known. */
export function eventOf(meeting: CalendarMeeting, url: string): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', uidOf(meeting.id))
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(meeting.changedAt, true))
  const start = ICAL.Time.fromString(
    meeting.startsAt ? `${meeting.heldOn}T${meeting.startsAt}:00` : meeting.heldOn,
    undefined as never,
  )
  const property = event.updatePropertyWithValue('dtstart', start)
  if (meeting.startsAt) property.setParameter('tzid', 'Europe/Prague')
  event.updatePropertyWithValue('summary', meetingName(meeting.number, meeting.bodyKind, meeting.bodyName))
  if (meeting.place) event.updatePropertyWithValue('location', meeting.place)
  event.updatePropertyWithValue('url', url)
  event.updatePropertyWithValue('status', meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED')
  return event
}

export const uidOf = (meetingId: string): string => `${meetingId}@radnice`

/** The calendar as text, lines folded and ended as RFC 5545 § 3.1 wants. */
export const calendarText = (calendar: ICAL.Component): string => `${calendar.toString()}\r\n`
