import { Readable } from 'node:stream'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { putBlob, registerFile } from '../../../platform/files/files.ts'
import { freezeReport } from '../../../platform/reports/freeze-report.ts'
import { printReport } from '../../../platform/reports/print-report.ts'
import { setAnnexFile } from '../attachment.store.ts'
import { listUnfrozen, setFrozen } from './live-annex.store.ts'

/**
 * Freezes the reports among a meeting's annexes as they stand now: data as JSON with its digest, and a PDF as the annex's file.
 * A meeting ends with all of them or does not end: an annex that says "will be frozen" forever would be a promise broken.
 * @throws DomainError `annex_not_read` that names the annex
 */
export async function freezeAnnexes(work: Work, meetingId: string): Promise<void> {
  for (const live of await listUnfrozen(work.db, meetingId)) {
    const { annexId, number, report, parameters, public: isPublic, body, heldOn, meetingNumber } = live
    const annexOf = { number, city: t.site.city, body, heldOn, meetingNumber }
    const subject = { kind: 'meeting', id: meetingId } as const
    const { id, sha256, frozen } = await freezeReport(work, report, parameters, subject, annexOf).catch(
      (problem: unknown) => {
        if (problem instanceof DomainError)
          throw new DomainError(
            'annex_not_read',
            `Přílohu č. ${number} nejde zmrazit: ${problem.message} Odeberte ji v souborech jednání, nebo to zkuste znovu.`,
          )
        throw problem
      },
    )
    const bytes = await printReport(frozen.content, work.actor.now, { sha256, annexOf })
    const blob = await putBlob(Readable.from([bytes]), { private: true, limit: bytes.length })
    const file = { name: `priloha-${number}.pdf`, mediaType: 'application/pdf' }
    const fileId = await registerFile(work, blob, { ...file, owner: subject })
    await setAnnexFile(work.db, meetingId, annexId, {
      fileId,
      fileName: file.name,
      mediaType: file.mediaType,
      fileSize: blob.size,
      public: isPublic,
    })
    await setFrozen(work.db, annexId, id)
  }
}
