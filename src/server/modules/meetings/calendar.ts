import ICAL from 'ical.js'
import type { Actor } from '../../platform/actor/actor.ts'
import { meetingName } from './meeting-name.ts'
import { readBody, type BodyView } from './read-body.ts'

// The zone's present rules (RFC 5545 § 3.6.5); meetings are planned in local time
const prague = `BEGIN:VTIMEZONE\r\nTZID:Europe/Prague\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE`

/**
 * A body's meetings as iCalendar (RFC 5545): stable UID, local times in Europe/Prague, cancelled ones marked.
 * @param base absolute address of the site without a slash at the end
 * @throws DomainError `not_found`
 */
export async function bodyCalendar(actor: Actor, slug: string, base: string): Promise<string> {
  return calendarOf(await readBody(actor, slug), base)
}

export function calendarOf(body: BodyView, base: string): string {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Radnice//Meetings//CS')
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', body.name)
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(prague)))
  for (const meeting of body.meetings) {
    const event = new ICAL.Component('vevent')
    event.updatePropertyWithValue('uid', `${meeting.id}@radnice`)
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(meeting.changedAt, true))
    const start = ICAL.Time.fromString(
      meeting.startsAt ? `${meeting.heldOn}T${meeting.startsAt}:00` : meeting.heldOn,
      undefined as never,
    )
    const property = event.updatePropertyWithValue('dtstart', start)
    if (meeting.startsAt) property.setParameter('tzid', 'Europe/Prague')
    event.updatePropertyWithValue('summary', meetingName(meeting.number, body.kind, body.name))
    if (meeting.place) event.updatePropertyWithValue('location', meeting.place)
    event.updatePropertyWithValue('url', `${base}/jednani/${meeting.bodySlug}/${meeting.slug}`)
    event.updatePropertyWithValue('status', meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
