import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { findPublishedMinutes } from '../meeting.store.ts'
import { readMeeting } from '../read-meeting.ts'
import { composeMinutes } from './compose.ts'
import type { MinutesDocument } from './document.ts'
import { listUnweighed, saveSizes } from './minutes-size.store.ts'
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
  return renderDownload(document, file)
}

async function renderDownload(
  document: MinutesDocument,
  file: Download,
): Promise<{ type: string; body: Uint8Array }> {
  if (file === 'zapis.txt')
    return { type: 'text/plain; charset=utf-8', body: new TextEncoder().encode(renderText(document)) }
  if (file === 'zapis.docx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      body: await renderDocx(document),
    }
  return { type: 'application/pdf', body: await renderPdf(document, file === 'zapis.pdf' ? 'ua-1' : 'a-2a') }
}

const perRun = 30

/** Weighs the files of published minutes that nobody weighed yet. */
export const weighMinutes: JobDefinition = {
  name: 'meetings.minutes.weigh',
  schedule: '*/2 * * * *',
  run: async () => {
    const db = database()
    for (const id of await listUnweighed(db, perRun)) {
      const frozen = await findPublishedMinutes(db, id)
      if (!frozen) continue
      const sizes: Record<string, number> = {}
      for (const file of downloads) sizes[file] = (await renderDownload(frozen.document, file)).body.length
      await saveSizes(db, id, sizes)
    }
  },
}
