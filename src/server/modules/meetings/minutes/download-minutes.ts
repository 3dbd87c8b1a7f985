import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { findPublishedMinutes } from '../meeting.store.ts'
import { readMeeting } from '../read-meeting.ts'
import { composeMinutes } from './compose.ts'
import { renderDocx } from './render/render-docx.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderText } from './render/render-text.ts'

export const downloads = ['zapis.pdf', 'zapis-archiv.pdf', 'zapis.docx', 'zapis.txt'] as const
export type Download = (typeof downloads)[number]

/**
 * The minutes of a meeting as a file to download.
 * @throws DomainError `not_found` when the record is not for this reader
 */
export async function downloadMinutes(
  actor: Actor,
  bodySlug: string,
  slug: string,
  file: Download,
): Promise<{ type: string; body: Uint8Array }> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.record) throw notFound()
  // what was published is frozen: later changes of tasks or names do not reach it
  const frozen =
    meeting.state === 'published' ? await findPublishedMinutes(database(), meeting.id) : undefined
  const document = frozen?.document ?? composeMinutes(meeting, meeting.record)
  if (file === 'zapis.txt')
    return { type: 'text/plain; charset=utf-8', body: new TextEncoder().encode(renderText(document)) }
  if (file === 'zapis.docx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      body: await renderDocx(document),
    }
  return { type: 'application/pdf', body: await renderPdf(document, file === 'zapis.pdf' ? 'ua-1' : 'a-2a') }
}
