import type { Actor } from '../../platform/actor/actor.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { meetingName } from './meeting-name.ts'
import { readBody } from './read-body.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const esc = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)

/**
 * A body's published minutes as an Atom feed (RFC 4287), newest first.
 * @param base absolute address of the site without a slash at the end
 * @throws DomainError `not_found`
 */
export async function bodyFeed(actor: Actor, slug: string, base: string): Promise<string> {
  const body = await readBody(actor, slug)
  const published = body.meetings.filter(({ state }) => state === 'published').slice(0, 30)
  const updated = published.reduce(
    (latest, { changedAt }) => (changedAt > latest ? changedAt : latest),
    new Date(0),
  )
  const entries = published.map((meeting) => {
    const address = `${base}/jednani/${meeting.bodySlug}/${meeting.slug}`
    const title = `${meetingName(meeting.number, body.kind, body.name)}, ${formatDate(meeting.heldOn)}`
    const dates = `<published>${(meeting.publishedAt ?? meeting.changedAt).toISOString()}</published><updated>${meeting.changedAt.toISOString()}</updated>`
    return `<entry><id>urn:uuid:${meeting.id}</id><title>${esc(title)}</title>${dates}<link href="${esc(address)}"/></entry>`
  })
  const self = `${base}/jednani/${body.slug}/zapisy.atom`
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="cs"><id>${esc(self)}</id><title>${esc(body.name)}</title><updated>${updated.toISOString()}</updated><author><name>${esc(body.name)}</name></author><link rel="self" href="${esc(self)}"/>\n${entries.join('\n')}\n</feed>\n`
}
