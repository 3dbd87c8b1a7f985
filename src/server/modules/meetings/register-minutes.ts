import { Readable } from 'node:stream'
import { formatDate } from '../../../shared/format/date.ts'
import { database } from '../../platform/database/database.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { system } from '../../platform/actor/actor.ts'
import { registerFile, putBlob } from '../../platform/files/files.ts'
import { largestFile } from '../../platform/files/accept-file.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import {
  fileDocument,
  findRegistered,
  registerDocument,
  type RegisteredDocument,
} from '../../platform/records/register-document.ts'
import { findPublishedMinutes } from './meeting.store.ts'
import { renderPdf } from './minutes/render/render-pdf.ts'
import type { MeetingView } from './read-meeting.ts'

const ownerOf = (meetingId: string) => ({ kind: 'minutes', id: meetingId })

/** Gives published minutes their number, when their body keeps a series; the file for the archive follows in the background. */
export async function registerMinutes(work: Work, meeting: MeetingView): Promise<RegisteredDocument | null> {
  if (meeting.body.series === null) return null
  const registered = await registerDocument(work, {
    series: meeting.body.series,
    subject: `Zápis z jednání: ${meeting.body.name}, ${formatDate(meeting.heldOn)}`,
    owner: ownerOf(meeting.id),
  })
  await work.enqueue(archiveMinutes.name, { meetingId: meeting.id })
  return registered
}

/** Sets published minutes as PDF/A-2a and files them with their registered document; done twice, it files once. */
export const archiveMinutes: JobDefinition = {
  name: 'meetings.minutes.archive',
  run: async ({ meetingId }, now) => {
    const id = String(meetingId)
    const [registered, frozen] = await Promise.all([
      findRegistered(database(), ownerOf(id)),
      findPublishedMinutes(database(), id),
    ])
    if (!registered || !frozen) return
    const pdf = await renderPdf(frozen.document, 'a-2a')
    const blob = await putBlob(Readable.from([pdf]), { private: true, limit: largestFile })
    await inTransaction(system(now), async (work) => {
      const fileId = await registerFile(work, blob, {
        name: 'zapis.pdf',
        mediaType: 'application/pdf',
        owner: ownerOf(id),
      })
      await fileDocument(work, registered.id, fileId)
    })
  },
}
