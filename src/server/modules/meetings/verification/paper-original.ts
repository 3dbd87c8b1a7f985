import * as v from 'valibot'
import { isoDate, recordLine } from '../../../../shared/meetings/record.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { acceptFile } from '../../../platform/files/accept-file.ts'
import { openFile, registerFile } from '../../../platform/files/files.ts'
import { database } from '../../../platform/database/database.ts'
import { belongsTo } from '../inside-bodies.ts'
import { readMeeting } from '../read-meeting.ts'
import { updateMeeting } from '../record.store.ts'
import { inRecord } from './in-record.ts'
import { findCopy, findOriginal, saveOriginal } from './verification.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

const original = v.object({
  signedOn: isoDate,
  keptAt: v.pipe(
    recordLine(500),
    v.nonEmpty('Napište, kde je podepsaný zápis uložený, například spisovna, karton 12.'),
  ),
})

/**
 * Notes an original signed by hand: the day, where the paper lies, and its scan where there is one. The minutes print `v. r.`.
 * @throws DomainError `not_found`, `wrong_state`, `wrong_original`, `file_too_large`, `wrong_kind`
 */
export async function recordOriginal(
  actor: Actor,
  meetingId: string,
  input: { signedOn: string; keptAt: string; scan: File | null },
): Promise<void> {
  const checked = v.safeParse(original, input)
  if (!checked.success) throw wrongForm('wrong_original', checked.issues)
  if (checked.output.signedOn > localDay(actor.now))
    throw new DomainError('wrong_original', 'Den podpisu je v budoucnu. Opravte ho.')
  const scan = input.scan && input.scan.size > 0 ? await acceptFile(input.scan) : null
  await inRecord(actor, meetingId, ['closed', 'verified', 'published'], async (work, meeting) => {
    const fileId =
      scan &&
      (await registerFile(work, scan.blob, {
        name: scan.name,
        mediaType: scan.mediaType,
        owner: { kind: 'meeting', id: meetingId },
      }))
    await saveOriginal(work.db, { meetingId, ...checked.output, fileId, notedAt: actor.now })
    // what was approved electronically says so, though somebody also signed the paper
    const approved = (await findCopy(work.db, meetingId))?.approvals.length ?? 0
    if (meeting.state !== 'published' && approved === 0)
      await updateMeeting(work.db, meetingId, meeting.version, { handSigned: true })
    work.audit({
      action: 'meetings.original.recorded',
      subject: { kind: 'meeting', id: meetingId },
      details: { signedOn: checked.output.signedOn, file: fileId },
    })
  })
}

/** Opens the scan of the signed original; it has signatures on it and is never public. @throws DomainError `not_found` */
export async function openOriginal(actor: Actor, bodySlug: string, slug: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const db = database()
  if (!meeting.record || !(await belongsTo(actor, meeting.body.id))) throw notFound()
  const found = await findOriginal(db, meeting.id)
  if (!found?.fileId) throw notFound()
  return openFile(found.fileId)
}
