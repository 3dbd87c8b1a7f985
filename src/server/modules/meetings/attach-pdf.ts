import type { Work } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/database/new-id.ts'
import { registerFile } from '../../platform/files/files.ts'
import type { StoredBlob } from '../../platform/files/file-store.ts'
import { insertAnnex } from './attachment.store.ts'
import { indexForDesk } from './index-meeting.ts'
import { noteRecordChanged } from './session/session.store.ts'

/** Makes a PDF of ours a numbered annex of an open record, within the caller's transaction. @returns id of the file */
export async function attachPdf(
  work: Work,
  meetingId: string,
  blob: StoredBlob,
  { name, title, isPublic }: { name: string; title: string; isPublic: boolean },
): Promise<string> {
  const mediaType = 'application/pdf'
  const fileId = await registerFile(work, blob, {
    name,
    mediaType,
    owner: { kind: 'meeting', id: meetingId },
  })
  await insertAnnex(work.db, {
    id: newId(),
    meetingId,
    itemId: null,
    title,
    fileId,
    fileName: name,
    mediaType,
    fileSize: blob.size,
    public: isPublic,
  })
  await noteRecordChanged(work.db, meetingId)
  await indexForDesk(work.db, meetingId)
  return fileId
}
