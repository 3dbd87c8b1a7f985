import ICAL from 'ical.js'
import { system } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { readMailbox } from '../../../platform/mail/mailbox.ts'
import { uidOf } from '../icalendar.ts'
import { findInviteeByEmail, updateInvitee } from './invitee.store.ts'

export interface Reply {
  meetingId: string
  email: string
  state: 'coming' | 'excused'
  reason: string | null
}

const states: Record<string, 'coming' | 'excused'> = { ACCEPTED: 'coming', DECLINED: 'excused' }
const longest = 1000

/**
 * What a diary answers (RFC 5546 § 3.2.3): METHOD:REPLY with one ATTENDEE. Tentative answers and delegations say nothing that
 * a meeting could count on.
 * @returns null for anything else, broken calendars too
 */
export function readReply(calendar: string): Reply | null {
  try {
    const root = new ICAL.Component(ICAL.parse(calendar) as unknown[])
    if (String(root.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return null
    const event = root.getFirstSubcomponent('vevent')
    const uid = String(event?.getFirstPropertyValue('uid') ?? '')
    const attendees = event?.getAllProperties('attendee') ?? []
    const meetingId = uid.split('@')[0] ?? ''
    if (!event || attendees.length !== 1 || !isId(meetingId) || uid !== uidOf(meetingId)) return null
    const state = states[String(attendees[0]!.getFirstParameter('partstat')).toUpperCase()]
    const email = String(attendees[0]!.getFirstValue())
      .toLowerCase()
      .replace(/^mailto:/, '')
    if (!state || email === '') return null
    const comment = event.getFirstPropertyValue('comment')
    const reason =
      typeof comment === 'string'
        ? comment
            .replace(/\p{Cc}+/gu, ' ')
            .trim()
            .slice(0, longest)
        : ''
    return { meetingId, email, state, reason: reason || null }
  } catch {
    return null
  }
}

/**
 * Reads answers that diaries send into the mailbox. A sender of a mail can be anybody, so an answer is only proposed: whoever
 * keeps the record confirms it.
 */
export const readReplies: JobDefinition = {
  name: 'meetings.invitations.replies',
  schedule: '*/5 * * * *',
  run: async (_, now) => {
    await readMailbox(async ({ calendars }) => {
      for (const reply of calendars.map(readReply)) if (reply) await propose(reply, now)
    })
  },
}

async function propose({ meetingId, email, state, reason }: Reply, now: Date): Promise<void> {
  await inTransaction(system(now), async (work) => {
    const invitee = await findInviteeByEmail(work.db, meetingId, email)
    if (!invitee || invitee.droppedAt !== null) return
    if (invitee.state === state || (invitee.proposedState === state && invitee.proposedReason === reason))
      return
    await updateInvitee(work.db, invitee.id, {
      proposedState: state,
      proposedReason: reason,
      proposedAt: now,
    })
    work.audit({
      action: 'meetings.invitation.replied',
      subject: { kind: 'meeting', id: meetingId },
      details: { invitee: invitee.id, state },
    })
  })
}
