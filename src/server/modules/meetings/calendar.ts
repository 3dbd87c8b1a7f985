import type { Actor } from '../../platform/actor/actor.ts'
import { calendarText, eventOf, newCalendar } from './icalendar.ts'
import { readBody, type BodyView } from './read-body.ts'

/**
 * A body's meetings as iCalendar (RFC 5545): stable UID, local times in Europe/Prague, cancelled ones marked.
 * @param base absolute address of the site without a slash at the end
 * @throws DomainError `not_found`
 */
export async function bodyCalendar(actor: Actor, slug: string, base: string): Promise<string> {
  return calendarOf(await readBody(actor, slug), base)
}

export function calendarOf(body: BodyView, base: string): string {
  const calendar = newCalendar('PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', body.name)
  for (const meeting of body.meetings)
    calendar.addSubcomponent(
      eventOf({ ...meeting, bodyKind: body.kind }, `${base}/jednani/${meeting.bodySlug}/${meeting.slug}`),
    )
  return calendarText(calendar)
}
