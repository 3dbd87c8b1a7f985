import { formatDate } from '../../../../shared/format/date.ts'
import { cs } from '../../../../shared/messages/cs.ts'
import { capabilityOf } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { senderAddress, type NewMail } from '../../../platform/mail/mail.ts'
import { meetingName } from '../meeting-name.ts'
import type { InviteeRow, Inviting } from './invitee.store.ts'
import { itipMessage } from './itip.ts'

/** Purpose of the link by which an invited person answers. */
export const answerPurpose = 'meetings.invitation.answer'

export type Telling = 'invited' | 'changed' | 'cancelled'

/**
 * The mail that invites, tells a change, or cancels, with the same in iCalendar for the diary.
 * A guest of a single item learns of that item only; the remote address goes to those who belong to the body.
 */
export function invitationMail(
  telling: Telling,
  meeting: Inviting & { sequence: number },
  invitee: InviteeRow,
  programme: readonly { number: string | null; title: string }[],
  now: Date,
): NewMail {
  const t = cs
  const name = meetingName(meeting.number, meeting.bodyKind, meeting.bodyName)
  const day = `${t.schedule.dayOf(meeting.heldOn)} ${formatDate(meeting.heldOn)}`
  const inside = invitee.capacity !== 'guest'
  const items =
    invitee.itemTitle !== null
      ? [t.invitations.mailItem(invitee.itemTitle)]
      : programme.length > 0
        ? [
            t.invitations.mailProgramme,
            ...programme.map(({ number, title }) => `${number ? `${number}. ` : '– '}${title}`),
          ]
        : []
  const facts = [
    t.invitations.mailWhen(day, meeting.startsAt),
    ...(meeting.place ? [t.invitations.mailWhere(meeting.place)] : []),
    ...(meeting.remoteUrl && inside ? [t.invitations.mailRemote(meeting.remoteUrl)] : []),
  ]
  const link = `${publicUrl()}/odpoved/${capabilityOf(answerPurpose, invitee.id)}`
  const ask = telling === 'cancelled' ? [] : [t.invitations.mailAsk, link]
  const text = [
    t.invitations.mailHello,
    t.invitations.mailLead[telling](name),
    facts.join('\n'),
    ...(telling === 'cancelled' || items.length === 0 ? [] : [items.join('\n')]),
    ...(ask.length > 0 ? [ask.join('\n')] : []),
  ].join('\n\n')
  return {
    recipient: invitee.email,
    subject: t.invitations.mailSubject[telling](name, formatDate(meeting.heldOn)),
    text,
    calendar: itipMessage(
      telling === 'cancelled' ? 'CANCEL' : 'REQUEST',
      {
        ...meeting,
        changedAt: now,
        url: `${publicUrl()}/jednani/${meeting.bodySlug}/${meeting.slug}`,
      },
      { name: invitee.name, email: invitee.email, needed: invitee.capacity === 'member' },
      { name: meeting.bodyName, email: senderAddress() },
      [...items, ...(ask.length > 0 ? [link] : [])].join('\n'),
    ),
  }
}
