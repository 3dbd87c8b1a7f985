import { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { largestFile } from '../../../platform/files/accept-file.ts'
import { openFile, putBlob, registerFile } from '../../../platform/files/files.ts'
import { citySeal } from '../../../platform/pdf/seal.ts'
import { inRecord } from './in-record.ts'
import { findCopy, setSignedCopy } from './verification.store.ts'

/**
 * Makes a copy of the approved file with the city's electronic signature (PAdES). The approved file stays as it is; the
 * signed one stands beside it.
 * @throws DomainError `not_found`, `wrong_state`, `no_seal`, `no_copy`, `changed`
 */
export async function signCopy(actor: Actor, meetingId: string): Promise<void> {
  if (!isId(meetingId)) throw notFound()
  // rights are judged before anything is read
  const copy = await inRecord(actor, meetingId, ['verified', 'published'], (work) =>
    findCopy(work.db, meetingId),
  )
  const seal = citySeal()
  if (!seal)
    throw new DomainError(
      'no_seal',
      'Podpisový certifikát není nastavený. Požádejte správce, ať nastaví SEAL_CERTIFICATE a SEAL_KEY.',
    )
  if (!copy) throw new DomainError('no_copy', 'Zápis nebyl schválený v Radnici, není co podepsat.')
  const { content } = await openFile(copy.fileId, database())
  const original = Buffer.concat(await Array.fromAsync(content))
  // its library takes twenty megabytes, and few cities sign
  const { signPdf } = await import('../../../platform/pdf/sign-pdf.ts')
  const signed = await signPdf(original, seal, actor.now)
  const blob = await putBlob(Readable.from([signed]), { private: true, limit: largestFile })
  await inRecord(actor, meetingId, ['verified', 'published'], async (work) => {
    if ((await findCopy(work.db, meetingId))?.id !== copy.id)
      throw new DomainError('changed', 'Zápis se právě změnil. Obnovte stránku.', 409)
    const fileId = await registerFile(work, blob, {
      name: 'zapis-podepsany.pdf',
      mediaType: 'application/pdf',
      owner: { kind: 'meeting', id: meetingId },
    })
    await setSignedCopy(work.db, copy.id, fileId)
    work.audit({
      action: 'meetings.minutes.signed',
      subject: { kind: 'meeting', id: meetingId },
      details: { sha256: blob.sha256.toString('hex'), of: copy.sha256 },
    })
  })
}
