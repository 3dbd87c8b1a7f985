import * as v from 'valibot'
import type { MeetingRecord, MeetingRecordInput } from '../../../shared/meetings/record.ts'
import { meetingRecord } from '../../../shared/meetings/record.ts'
import type { MeetingState } from '../../../shared/meetings/words.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { indexForDesk } from './index-meeting.ts'
import { settlePublished } from './settle-published.ts'
import { mayRecordMeeting } from './policy.ts'
import { findTermOn, insertMeeting, lockBody, slugTaken } from './record.store.ts'
import { saveRecord } from './save-record.ts'

export interface RecordedMeeting {
  id: string
  bodySlug: string
  slug: string
}

/**
 * Writes the whole record of a meeting that was held and put down elsewhere: on a signed sheet, or in old minutes.
 * The given id makes a repeated request find what the first one made.
 * @throws DomainError `not_found`, `meeting_exists`
 */
export async function recordMeeting(
  work: Work,
  bodyId: string,
  input: MeetingRecordInput,
  {
    state = 'closed',
    id = newId(),
    digest = null,
  }: { state?: MeetingState; id?: string; digest?: string | null } = {},
): Promise<RecordedMeeting> {
  const record: MeetingRecord = v.parse(meetingRecord, input)
  const body = await lockBody(work.db, bodyId)
  const roles = await rolesOn(work.db, work.actor, bodyId)
  if (!body || !mayRecordMeeting(work.actor, roles)) throw notFound()
  const slug = meetingSlug(record.heldOn, record.number)
  if (await slugTaken(work.db, bodyId, slug))
    throw new DomainError(
      'meeting_exists',
      'Jednání s tímto číslem už v tomto roce je. Změňte číslo, nebo otevřete existující záznam.',
    )
  const now = work.actor.now
  await insertMeeting(work.db, {
    id,
    bodyId,
    termId: (await findTermOn(work.db, record.heldOn))?.id ?? null,
    slug,
    number: record.number,
    heldOn: record.heldOn,
    startsAt: record.startsAt,
    endsAt: record.endsAt,
    place: record.place,
    remoteUrl: null,
    state,
    quorate: record.quorate,
    chairName: record.chairName,
    recorderName: record.recorderName,
    recorderGender: record.recorderGender,
    handSigned: record.handSigned,
    closedAt: now,
    verifiedAt: state === 'verified' || state === 'published' ? now : null,
    publishedAt: state === 'published' ? now : null,
    origin: 'transcribed',
    nextOn: record.nextMeeting?.date ?? null,
    nextAt: record.nextMeeting?.time ?? null,
    nextPlace: record.nextMeeting?.place ?? null,
    formDigest: digest,
  })
  await saveRecord(work, { id, bodyId, heldOn: record.heldOn }, record)
  await indexForDesk(work.db, id)
  if (state === 'published') await settlePublished(work, id)
  work.audit({
    action: 'meetings.meeting.recorded',
    subject: { kind: 'meeting', id },
    details: { body: bodyId, heldOn: record.heldOn, state },
  })
  return { id, bodySlug: body.slug, slug }
}

/** Address of a meeting within its body: year and number, or the day when it has no number. Never reused. */
function meetingSlug(heldOn: string, number: number | null): string {
  return number === null ? heldOn : `${heldOn.slice(0, 4)}-${number}`
}
