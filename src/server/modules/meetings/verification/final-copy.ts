import { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor/actor.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { database } from '../../../platform/database/database.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { largestFile } from '../../../platform/files/accept-file.ts'
import { openFile, putBlob, registerFile } from '../../../platform/files/files.ts'
import { refuseWithoutVerifiers } from '../advance-meeting.ts'
import { belongsTo } from '../inside-bodies.ts'
import { composeMinutes } from '../minutes/compose.ts'
import { renderPdf } from '../minutes/render/render-pdf.ts'
import { readMeeting } from '../read-meeting.ts'
import { inRecord } from './in-record.ts'
import { signersOf } from './signers.ts'
import { tellByMail } from './tell-by-mail.ts'
import { endRound, findCopy, insertCopy, voidCopy } from './verification.store.ts'

/**
 * Sets the minutes as they stand into one file and asks verifiers and the chair to approve it: PDF/A-2a with everything,
 * also what the public will not see. Its SHA-256 is what they approve.
 * @throws DomainError `not_found`, `wrong_state`, `no_signers`, `changed`
 */
export async function submitForApproval(actor: Actor, bodySlug: string, slug: string): Promise<void> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record) throw notFound()
  const { record } = meeting
  if (!record.signatures.some(({ role }) => role === 'verifier' || role === 'chair'))
    throw new DomainError(
      'no_signers',
      'Zápis nemá ověřovatele ani předsedajícího. Vraťte ho k úpravám a doplňte je.',
    )
  const pdf = await renderPdf(composeMinutes(meeting, record), 'a-2a')
  const blob = await putBlob(Readable.from([pdf]), { private: true, limit: largestFile })
  await inRecord(actor, meeting.id, ['closed'], async (work, locked) => {
    if (locked.version !== meeting.version)
      throw new DomainError('changed', 'Zápis se právě změnil. Předložte ho znovu.', 409)
    await refuseWithoutVerifiers(work.db, locked)
    await voidCopy(work.db, meeting.id, actor.now)
    await endRound(work.db, meeting.id, actor.now)
    const fileId = await registerFile(work, blob, {
      name: 'zapis-ke-schvaleni.pdf',
      mediaType: 'application/pdf',
      owner: { kind: 'meeting', id: meeting.id },
    })
    const sha256 = blob.sha256.toString('hex')
    await insertCopy(work.db, { id: newId(), meetingId: meeting.id, fileId, sha256, madeAt: actor.now })
    const signers = await signersOf(work.db, locked)
    const verifiers = signers.filter(({ role }) => role === 'verifier')
    await tellByMail(
      work,
      locked,
      // the chair is asked when the verifiers have approved
      (verifiers.length > 0 ? verifiers : signers).map(({ personId }) => personId),
      (heading) => ({
        subject: t.verification.mail.approveSubject(heading),
        text: t.verification.mail.approve(heading),
      }),
    )
    work.audit({
      action: 'meetings.minutes.submitted',
      subject: { kind: 'meeting', id: meeting.id },
      details: { sha256 },
    })
  })
}

/** Opens the file that is being approved, or its signed copy, for who belongs to the body. @throws DomainError `not_found` */
export async function openFinalCopy(actor: Actor, bodySlug: string, slug: string, which: 'copy' | 'signed') {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const copy = await insideCopy(actor, meeting)
  const fileId = which === 'copy' ? copy?.fileId : copy?.signedFileId
  if (!fileId) throw notFound()
  return openFile(fileId)
}

async function insideCopy(actor: Actor, meeting: { id: string; body: { id: string }; record: unknown }) {
  const db = database()
  if (!meeting.record || !(await belongsTo(actor, meeting.body.id))) throw notFound()
  return findCopy(db, meeting.id)
}
