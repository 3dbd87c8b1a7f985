import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { noteImported } from './import.store.ts'
import { findAddress } from './meeting.store.ts'
import { recordMeeting, type RecordedMeeting } from './record-meeting.ts'

/**
 * Writes a record put down elsewhere: from a signed sheet, or from an import.
 * `id` is chosen by the form, so that a form posted twice writes one meeting and finds it again.
 * @throws DomainError `not_found`, `meeting_exists`
 */
export async function transcribeMeeting(
  actor: Actor,
  id: string,
  bodyId: string,
  record: MeetingRecord,
  importId?: string,
): Promise<RecordedMeeting> {
  return inTransaction(actor, async (work) => {
    const before = await findAddress(work.db, id)
    if (before) return { id, ...before }
    const written = await recordMeeting(work, bodyId, record, { id })
    if (importId) await noteImported(work.db, importId, actor.accountId ?? actor.kind, id)
    return written
  })
}
