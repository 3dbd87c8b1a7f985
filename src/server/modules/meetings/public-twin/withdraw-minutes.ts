import * as v from 'valibot'
import { recordLine } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { withdrawPublic } from '../../../platform/search/index-documents.ts'
import { deletePublishedMinutes, findPublishedMinutes } from '../meeting.store.ts'
import { updateMeeting } from '../record.store.ts'
import { inRecord } from '../verification/in-record.ts'
import { listParts } from '../verification/parts.store.ts'
import { insertWithdrawal, voidCopy } from '../verification/verification.store.ts'

/**
 * Takes published minutes back to be mended: they leave the web, search and open data at once, their page says since when
 * and why. The frozen document is removed, for it may hold what must not be public; its digest stays.
 * @throws DomainError `not_found`, `wrong_state`, `no_reason`, `stale`
 */
export const withdrawMinutes = (
  actor: Actor,
  meetingId: string,
  version: number,
  reason: string,
): Promise<void> =>
  inRecord(actor, meetingId, ['published'], async (work, meeting) => {
    const said = v.safeParse(v.pipe(recordLine(1000), v.nonEmpty('Napište důvod. Uvidí ho každý.')), reason)
    if (!said.success) throw new DomainError('no_reason', said.issues[0].message)
    const frozen = await findPublishedMinutes(work.db, meetingId)
    if (!(await updateMeeting(work.db, meetingId, version, { state: 'closed', auditHead: null })))
      throw new DomainError(
        'stale',
        'Jednání mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    const parts = await listParts(work.db, meeting.id)
    for (const kind of ['meeting', 'resolution', 'task'])
      await withdrawPublic(work.db, kind, [meetingId, ...parts.map(({ id }) => id)])
    await deletePublishedMinutes(work.db, meetingId)
    await voidCopy(work.db, meetingId, actor.now)
    const sha256 = frozen?.sha256 ?? null
    await insertWithdrawal(work.db, {
      id: newId(),
      meetingId,
      reason: said.output,
      sha256,
      withdrawnAt: actor.now,
    })
    work.audit({
      action: 'meetings.minutes.withdrawn',
      subject: { kind: 'meeting', id: meetingId },
      details: { sha256 },
    })
  })
