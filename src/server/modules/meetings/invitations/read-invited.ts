import type { Capacity, InviteeState } from '../../../../shared/meetings/words.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { settingsOf } from '../body-settings.ts'
import { listInvitedGuests } from '../outcome.store.ts'
import { readMeeting, type MeetingView } from '../read-meeting.ts'
import { listInvitees, findInviting } from './invitee.store.ts'
import { shownOf } from './tell-invited.ts'

export interface InvitedView {
  meeting: MeetingView
  /** Last day on which the body's rules want the invitation sent */
  sendBy: string
  /** Whether the invited know the present day, time and place; null when nobody was invited yet */
  upToDate: boolean | null
  /** Guests that earlier meetings agreed to invite, who are not among the invited yet */
  agreedGuests: string[]
  invitees: {
    id: string
    name: string
    email: string
    capacity: Capacity | 'office'
    itemTitle: string | null
    sent: boolean
    state: InviteeState
    reason: string | null
    substitute: string | null
    answeredAt: Date | null
    /** What a diary answered by mail, until somebody confirms it */
    proposed: { state: 'coming' | 'excused'; reason: string | null } | null
  }[]
}

/** Who is invited to a meeting and what they answered, for who keeps its record. @throws DomainError `not_found` */
export async function readInvited(actor: Actor, bodySlug: string, slug: string): Promise<InvitedView> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord) throw notFound()
  const db = database()
  const row = await findInviting(db, meeting.id)
  if (!row) throw notFound()
  const invitees = (await listInvitees(db, meeting.id)).filter(({ droppedAt }) => droppedAt === null)
  const { leadDays } = settingsOf({ kind: row.bodyKind, settings: row.bodySettings })
  const names = new Set(invitees.map(({ name }) => name))
  return {
    meeting,
    sendBy: shiftDay(row.heldOn, -leadDays),
    upToDate: invitees.some(({ knows }) => knows !== null)
      ? invitees.every(({ knows }) => knows === null || knows === shownOf(row))
      : null,
    agreedGuests: (await listInvitedGuests(db, meeting.id)).filter((guest) => !names.has(guest)),
    invitees: invitees.map((invitee) => ({
      id: invitee.id,
      name: invitee.name,
      email: invitee.email,
      capacity: invitee.capacity,
      itemTitle: invitee.itemTitle,
      sent: invitee.knows !== null,
      state: invitee.state,
      reason: invitee.reason,
      substitute: invitee.substitute,
      answeredAt: invitee.answeredAt,
      proposed:
        invitee.proposedState === null
          ? null
          : { state: invitee.proposedState, reason: invitee.proposedReason },
    })),
  }
}
