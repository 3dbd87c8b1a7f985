import { createHash } from 'node:crypto'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { indexMeeting } from './index-meeting.ts'
import { findAddress, insertPublishedMinutes, lockMeeting } from './meeting.store.ts'
import { composeMinutes } from './minutes/compose.ts'
import { presentMeeting } from './read-meeting.ts'
import { insertMeeting, meetsOn } from './record.store.ts'

/**
 * What publication brings: the minutes are frozen as they are now, with their SHA-256 in the audit trail;
 * the record enters the public search; the next meeting that it announces is planned, unless the body has one that day.
 */
export async function settlePublished(work: Work, id: string): Promise<void> {
  const [meeting, address] = [await lockMeeting(work.db, id), await findAddress(work.db, id)]
  if (!meeting || !address) return
  const view = await presentMeeting(work.db, work.actor, address.bodySlug, address.slug)
  if (view.record) {
    const document = JSON.stringify(composeMinutes(view, view.record))
    const sha256 = createHash('sha256').update(document).digest('hex')
    await insertPublishedMinutes(work.db, { meetingId: id, document, sha256, publishedAt: work.actor.now })
    work.audit({ action: 'meetings.minutes.frozen', subject: { kind: 'meeting', id }, details: { sha256 } })
  }
  await indexMeeting(work, id)
  if (
    meeting.nextOn !== null &&
    meeting.nextOn > meeting.heldOn &&
    !(await meetsOn(work.db, meeting.bodyId, meeting.nextOn))
  )
    await planMeeting(work, meeting.bodyId, {
      heldOn: meeting.nextOn,
      startsAt: meeting.nextAt,
      place: meeting.nextPlace,
    })
}

async function planMeeting(
  work: Work,
  bodyId: string,
  { heldOn, startsAt, place }: { heldOn: string; startsAt: string | null; place: string | null },
): Promise<void> {
  const id = newId()
  const unknown = {
    termId: null,
    number: null,
    endsAt: null,
    remoteUrl: null,
    quorate: null,
    chairName: null,
    recorderName: null,
    recorderGender: null,
  }
  const never = { closedAt: null, verifiedAt: null, publishedAt: null }
  await insertMeeting(work.db, {
    id,
    bodyId,
    slug: heldOn,
    heldOn,
    startsAt,
    place,
    state: 'planned',
    origin: 'held',
    ...unknown,
    ...never,
  })
  work.audit({ action: 'meetings.meeting.planned', subject: { kind: 'meeting', id }, details: { heldOn } })
}
