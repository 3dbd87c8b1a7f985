import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { acceptFile, type AcceptedFile } from '../../../platform/files/accept-file.ts'
import { registerFile, removeFile } from '../../../platform/files/files.ts'
import { scanLater } from '../../../platform/files/scan-file.ts'
import { seal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { deleteAttachment, insertAttachment } from './attachment.store.ts'

/** Files that one message may bring */
const mostAtOnce = 10

export const nameOf = (id: string): string => `attachment.${id}`

/** Takes the files of a message, none of them in the database yet. @throws DomainError `too_many_files`, `file_too_large`, `wrong_kind` */
export async function acceptFiles(files: readonly File[]): Promise<AcceptedFile[]> {
  const given = files.filter(({ size, name }) => size > 0 || name !== '')
  if (given.length > mostAtOnce)
    throw new DomainError('too_many_files', `Přílohy: pošlete najednou nejvýš ${mostAtOnce} souborů.`)
  const accepted: AcceptedFile[] = []
  for (const file of given) accepted.push(await acceptFile(file))
  return accepted
}

/**
 * Keeps an accepted file of a draft or a case within the caller's transaction; the scanner looks at it after commit.
 * @param own made by Radnice: nothing to be scanned
 * @returns what an answer or a message says of it
 */
export async function keepFile(
  work: Work,
  { blob, name, mediaType }: AcceptedFile,
  record: RecordKey,
  owner: { draftId: string } | { caseId: string; eventId: string },
  { own = false } = {},
): Promise<{ id: string; name: string; size: number }> {
  const id = newId()
  // the register of files is read by programs: the name is the attachment's, sealed
  const fileId = await registerFile(work, blob, {
    name: 'priloha',
    mediaType,
    owner: { kind: 'attachment', id },
  })
  if (!own) await scanLater(work, fileId)
  await insertAttachment(work.db, {
    id,
    draftId: null,
    caseId: null,
    eventId: null,
    ...owner,
    fileId,
    name: seal(record, nameOf(id), name),
    size: blob.size,
    addedAt: work.actor.now,
  })
  return { id, name, size: blob.size }
}

/** Forgets a file of a draft or a case, with its contents. */
export async function dropFile(work: Work, { id, fileId }: { id: string; fileId: string }): Promise<void> {
  await deleteAttachment(work.db, id)
  await removeFile(work, fileId)
}
