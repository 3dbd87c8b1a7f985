import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { runInChild } from '../../../platform/child/run-in-child.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { findPublishedMinutes } from '../meeting.store.ts'
import { readMeeting } from '../read-meeting.ts'
import { composeMinutes } from './compose.ts'
import type { MinutesDocument } from './document.ts'
import { listUnweighed, saveSizes } from './minutes-size.store.ts'
import { renderDownload, type Download } from './render-download.ts'

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

export { downloads } from './render-download.ts'

const perRun = 30

/** Weighs the files of published minutes that nobody weighed yet, in a process of its own. */
export const weighMinutes: JobDefinition = {
  name: 'meetings.minutes.weigh',
  schedule: '*/2 * * * *',
  run: async () => {
    const db = database()
    const frozen: { id: string; document: MinutesDocument }[] = []
    for (const id of await listUnweighed(db, perRun)) {
      const found = await findPublishedMinutes(db, id)
      if (found) frozen.push({ id, document: found.document })
    }
    if (frozen.length === 0) return
    const sizes = await runInChild<Record<string, number>[]>(
      'src/server/modules/meetings/minutes/weigh-minutes-child.ts',
      frozen.map(({ document }) => document),
      { time: 60_000, memory: 512 },
    )
    for (const [index, { id }] of frozen.entries()) await saveSizes(db, id, sizes[index]!)
  },
}
