import type { Work } from '../../../platform/database/transaction.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { invitationMail, type Telling } from './invitation-mail.ts'
import {
  findInviting,
  listInvitees,
  listProgramme,
  updateInvitee,
  type InviteeRow,
  type Inviting,
} from './invitee.store.ts'

/** What a diary shows of a meeting: whoever knows something else has to be told. */
export const shownOf = ({ heldOn, startsAt, place, remoteUrl }: Inviting): string =>
  JSON.stringify([heldOn, startsAt, place, remoteUrl])

const momentOf = (shown: string): string => JSON.stringify((JSON.parse(shown) as unknown[]).slice(0, 2))

/**
 * Brings every diary to what the meeting is now, within the caller's transaction: new ones are invited, others told
 * a change, dropped ones get a cancellation. Who knows already gets nothing. A new day or hour asks anew (RFC 5546 § 3.2.2.1).
 * @param onlyInvited writes to nobody who was not invited before
 * @returns how many mails were queued
 */
export async function tellInvited(
  work: Work,
  meetingId: string,
  { onlyInvited = false } = {},
): Promise<number> {
  const meeting = await findInviting(work.db, meetingId, { lock: true })
  if (!meeting) return 0
  const shown = shownOf(meeting)
  const programme = await listProgramme(work.db, meetingId)
  let told = 0
  for (const invitee of await listInvitees(work.db, meetingId)) {
    const { knows, droppedAt } = invitee
    if (droppedAt !== null) {
      if (knows !== null) told += await tell(work, 'cancelled', meeting, invitee, [])
      continue
    }
    if (knows === shown || (onlyInvited && knows === null)) continue
    told += await tell(work, knows === null ? 'invited' : 'changed', meeting, invitee, programme)
    if (knows !== null && momentOf(knows) !== momentOf(shown))
      await updateInvitee(work.db, invitee.id, {
        state: 'waiting',
        reason: null,
        substitute: null,
        answeredAt: null,
        answeredBy: null,
      })
  }
  return told
}

/** Tells everybody who was invited that the meeting is off. @returns how many mails were queued */
export async function tellCancelled(work: Work, meetingId: string): Promise<number> {
  const meeting = await findInviting(work.db, meetingId, { lock: true })
  if (!meeting) return 0
  let told = 0
  for (const invitee of await listInvitees(work.db, meetingId))
    if (invitee.knows !== null) told += await tell(work, 'cancelled', meeting, invitee, [])
  return told
}

/** One message to one diary; its sequence is higher than that of any message before, a cancellation's too. */
async function tell(
  work: Work,
  telling: Telling,
  meeting: Inviting,
  invitee: InviteeRow,
  programme: Awaited<ReturnType<typeof listProgramme>>,
): Promise<1> {
  const sequence = invitee.sentSequence === null ? 0 : invitee.sentSequence + 1
  await queueMail(work, invitationMail(telling, { ...meeting, sequence }, invitee, programme, work.actor.now))
  await updateInvitee(work.db, invitee.id, {
    sentSequence: sequence,
    knows: telling === 'cancelled' ? null : shownOf(meeting),
  })
  return 1
}
