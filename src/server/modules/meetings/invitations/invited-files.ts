import { holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { openFile } from '../../../platform/files/files.ts'
import { listAttachments } from '../attachment.store.ts'
import { answerPurpose } from './invitation-mail.ts'
import { findInvitee } from './invitee.store.ts'

export interface InvitedFile {
  id: string
  title: string
  fileName: string
  mediaType: string
  /** Bytes */
  fileSize: number
  public: boolean
}

type Invitee = NonNullable<Awaited<ReturnType<typeof findInvitee>>>

/**
 * Materials of a meeting that somebody invited may read: who belongs to the body all of them, a guest of one item those of
 * that item, every guest what is public. Nobody any more when the invitation was taken back.
 */
export async function filesFor(db: Db, invitee: Invitee): Promise<(InvitedFile & { fileId: string })[]> {
  if (invitee.droppedAt !== null || invitee.meetingState === 'cancelled') return []
  const files = await listAttachments(db, invitee.meetingId)
  return files
    .filter(
      ({ itemId, public: isPublic }) =>
        isPublic || invitee.capacity !== 'guest' || (invitee.itemId !== null && itemId === invitee.itemId),
    )
    .map(({ itemId: _, ...file }) => file)
}

/** Opens one of them by the link of the invitation. @throws DomainError `not_found` */
export async function openInvitedFile(token: string, fileId: string) {
  const db = database()
  const id = holdsCapability(token, answerPurpose) ? idInCapability(token) : null
  const invitee = id === null ? undefined : await findInvitee(db, id)
  const found =
    invitee && isId(fileId) ? (await filesFor(db, invitee)).find((file) => file.id === fileId) : undefined
  if (!found) throw notFound()
  return openFile(found.fileId)
}
