import { createHash } from 'node:crypto'
import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { noteImported } from './import.store.ts'
import { reviewCarried } from './close-meeting.ts'
import { findAddress } from './meeting.store.ts'
import type { Review } from './rewrite-meeting.ts'
import { recordMeeting, type RecordedMeeting } from './record-meeting.ts'
import { lockBody } from './record.store.ts'

/**
 * Writes a record put down elsewhere: from a signed sheet, or from an import.
 * `id` is chosen by the form: the same form posted twice writes one meeting and finds it again,
 * also when both arrive at once; a form changed after it was saved is refused, so that nothing typed is lost.
 * @throws DomainError `not_found`, `no_body`, `not_yet`, `meeting_exists`, `already_saved`
 */
export async function transcribeMeeting(
  actor: Actor,
  id: string,
  bodyId: string,
  record: MeetingRecord,
  { importId, reviews = [] }: { importId?: string | undefined; reviews?: readonly Review[] } = {},
): Promise<RecordedMeeting> {
  if (!isId(bodyId)) throw new DomainError('no_body', 'Vyberte orgán, který jednal.')
  if (!isId(id)) throw notFound()
  if (record.heldOn > localDay(actor.now))
    throw new DomainError(
      'not_yet',
      'Tento den teprve přijde. Opravte datum, nebo jednání naplánujte a zápis k němu napište, až bude.',
    )
  const digest = createHash('sha256')
    .update(JSON.stringify([bodyId, record]))
    .digest('hex')
  return inTransaction(actor, async (work) => {
    await lockBody(work.db, bodyId)
    const before = await findAddress(work.db, id)
    if (before) {
      if (before.formDigest !== digest)
        throw new DomainError(
          'already_saved',
          'Tento formulář už je uložený s jinými hodnotami. Otevřete záznam v přehledu a upravte ho tam; zde napsané zůstává ve formuláři.',
        )
      return { id, bodySlug: before.bodySlug, slug: before.slug }
    }
    const written = await recordMeeting(work, bodyId, record, { id, digest })
    await reviewCarried(work, { id, bodyId, heldOn: record.heldOn }, reviews)
    if (importId) await noteImported(work.db, importId, actor.accountId ?? actor.kind, id)
    return written
  })
}
