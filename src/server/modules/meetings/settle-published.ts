import { createHash } from 'node:crypto'
import { visitor } from '../../platform/actor/actor.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { indexMeeting } from './index-meeting.ts'
import { findAddress, insertPublishedMinutes, lockMeeting } from './meeting.store.ts'
import { composeMinutes } from './minutes/compose.ts'
import { presentMeeting } from './read-meeting.ts'
import { listOpenInvitations, noteInvited } from './outcome.store.ts'
import { addMeeting } from './plan-meeting.ts'
import { registerMinutes } from './register-minutes.ts'
import { findMeetingOn } from './record.store.ts'
import { publishTaskStates } from './task.store.ts'
import { noteRepublished } from './verification/verification.store.ts'

/**
 * What publication brings: the minutes get their number in the document register and are frozen as they are now, with their SHA-256 in the audit trail;
 * the record enters the public search; the next meeting that it announces is planned, unless the body has one that day;
 * guests whom it agreed to invite are invited.
 */
export async function settlePublished(work: Work, id: string): Promise<void> {
  const [meeting, address] = [await lockMeeting(work.db, id), await findAddress(work.db, id)]
  if (!meeting || !address) return
  // as the public reads it: what is hidden never enters the frozen document
  const view = await presentMeeting(work.db, visitor(work.actor.now), address.bodySlug, address.slug)
  if (view.record) {
    const registered = await registerMinutes(work, view)
    const composed = composeMinutes(view, view.record)
    const document = JSON.stringify({ ...composed, referenceNumber: registered?.referenceNumber ?? null })
    const sha256 = createHash('sha256').update(document).digest('hex')
    await insertPublishedMinutes(work.db, { meetingId: id, document, sha256, publishedAt: work.actor.now })
    work.audit({ action: 'meetings.minutes.frozen', subject: { kind: 'meeting', id }, details: { sha256 } })
  }
  await publishTaskStates(work.db, id)
  await noteRepublished(work.db, id, work.actor.now)
  await indexMeeting(work, id)
  if (
    meeting.nextOn !== null &&
    meeting.nextOn > meeting.heldOn &&
    !(await findMeetingOn(work.db, meeting.bodyId, meeting.nextOn))
  )
    await addMeeting(work, meeting.bodyId, {
      heldOn: meeting.nextOn,
      startsAt: meeting.nextAt,
      place: meeting.nextPlace,
      remoteUrl: null,
    })
  await inviteGuests(work, meeting)
}

/** Guests whom the record agreed to invite come to the meeting of that day, or to the next one; it is planned when the body has none. */
async function inviteGuests(
  work: Work,
  meeting: { id: string; bodyId: string; heldOn: string; nextOn: string | null },
): Promise<void> {
  for (const { id, heldOn } of await listOpenInvitations(work.db, meeting.id)) {
    const day = heldOn ?? meeting.nextOn
    // without a day the guest waits for the next meeting that is planned
    if (day === null || day <= meeting.heldOn) continue
    const to =
      (await findMeetingOn(work.db, meeting.bodyId, day)) ??
      (await addMeeting(work, meeting.bodyId, { heldOn: day, startsAt: null, place: null, remoteUrl: null }))
        .id
    await noteInvited(work.db, id, to)
    work.audit({
      action: 'meetings.guest.invited',
      subject: { kind: 'meeting', id: to },
      details: { invitation: id },
    })
  }
}
