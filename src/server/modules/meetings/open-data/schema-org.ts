import { cs } from '../../../../shared/messages/cs.ts'
import { localInstant } from '../../../../shared/time/local-instant.ts'
import { meetingName } from '../meeting-name.ts'
import type { MeetingView } from '../read-meeting.ts'

/**
 * A meeting as schema.org Event with its body as GovernmentOrganization, ready to stand in a page: signs that HTML would read
 * are escaped.
 * @param base absolute address of the site without a slash at the end
 */
export function schemaOrgMeeting(meeting: MeetingView, base: string): string {
  const { body, heldOn, startsAt, endsAt, place, state } = meeting
  const event = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${base}/jednani/${body.slug}/${meeting.slug}`,
    url: `${base}/jednani/${body.slug}/${meeting.slug}`,
    name: meetingName(meeting.number, body.kind, body.name),
    startDate: startsAt === null ? heldOn : localInstant(heldOn, startsAt),
    ...(endsAt === null ? {} : { endDate: localInstant(heldOn, endsAt) }),
    eventStatus:
      state === 'cancelled' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    inLanguage: 'cs',
    ...(place === null ? {} : { location: { '@type': 'Place', name: place, address: place } }),
    organizer: {
      '@type': 'GovernmentOrganization',
      name: body.name,
      url: `${base}/organy/${body.slug}`,
      parentOrganization: { '@type': 'GovernmentOrganization', name: cs.site.city, url: `${base}/` },
    },
  }
  return JSON.stringify(event).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
