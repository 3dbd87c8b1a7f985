import type { ScanState } from '../../../../shared/files/scan-state.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { openFile } from '../../../platform/files/files.ts'
import { refuseUnsafe } from '../../../platform/files/scan-file.ts'
import { openRecordKey, unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { refuseDisposed } from '../disposal/refuse-disposed.ts'
import { findCase } from '../case.store.ts'
import { findOwnSignature } from '../signatures/second-signer.ts'
import { mayHandle } from '../policy.ts'
import { findOwnCase } from '../find-own-case.ts'
import { findAttachment, listCaseAttachments, type AttachmentRow } from './attachment.store.ts'
import { nameOf } from './keep-file.ts'

export interface CaseFile {
  id: string
  eventId: string | null
  name: string
  /** Bytes */
  size: number
  scan: ScanState
}

/** Files of a case, those of what was filed and those of messages. */
export const listCaseFiles = async (db: Db, caseId: string, record: RecordKey): Promise<CaseFile[]> =>
  (await listCaseAttachments(db, caseId)).map(({ id, eventId, name, size, scan }) => ({
    id,
    eventId,
    name: unseal(record, nameOf(id), name),
    size: Number(size),
    scan,
  }))

/** A file of a case, for the office: only after the scanner let it through. @throws DomainError `not_found`, `not_scanned`, `infected` */
export async function openCaseFile(actor: Actor, caseId: string, id: string) {
  if (!mayHandle(actor) || !isId(caseId)) throw notFound()
  const row = await findCase(database(), caseId)
  if (!row) throw notFound()
  refuseDisposed(row)
  return openOf(row, id, ['waiting', 'infected'])
}

/** A file of one's own case. What is infected is given out to nobody. @throws DomainError `not_found`, `infected` */
export const openOwnFile = async (token: string, id: string) =>
  openOf(await findOwnCase(token), id, ['infected'])

/** A file of what was filed, for whoever is asked to join it: not of later messages. @throws DomainError `not_found`, `infected` */
export async function openSignedFile(token: string, id: string) {
  const { row } = await findOwnSignature(token)
  return openOf(row, id, ['infected'], ({ eventId }) => eventId === null)
}

async function openOf(
  row: { id: string; key: Buffer },
  id: string,
  refused: readonly ScanState[],
  belongs: (found: AttachmentRow) => boolean = () => true,
) {
  const found = isId(id) ? await findAttachment(database(), id) : undefined
  if (found?.caseId !== row.id || !belongs(found)) throw notFound()
  const { file, content } = await openFile(found.fileId)
  if (refused.includes(file.scan)) {
    content.destroy()
    refuseUnsafe(file)
  }
  return { file: { ...file, name: unseal(openRecordKey(row.key), nameOf(id), found.name) }, content }
}
