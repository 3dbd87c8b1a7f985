import * as v from 'valibot'
import { recordLine } from '../../../../shared/meetings/record.ts'
import type { Capacity, MembershipRole } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isEmail } from '../../../platform/auth/accounts.ts'
import type { Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { contactsOf } from '../../people/index.ts'
import { listMemberships, rolesOn } from '../body.store.ts'
import { findItems } from '../meeting.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import {
  findInvitee,
  listInvitees,
  findInviting,
  updateInvitee,
  upsertInvitee,
  type Inviting,
} from './invitee.store.ts'
import { tellInvited } from './tell-invited.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

const capacityOf: Record<MembershipRole, Capacity | 'office'> = {
  chair: 'member',
  vice_chair: 'member',
  member: 'member',
  substitute: 'guest',
  secretary: 'office',
  guarantor: 'office',
  standing_guest: 'standing_guest',
}
const weight = { member: 0, standing_guest: 1, office: 2, guest: 3 }

/** The meeting under lock, while it may still be invited to. @throws DomainError `not_found`, `wrong_state` */
async function openInviting(work: Work, id: string): Promise<Inviting> {
  const meeting = isId(id) ? await findInviting(work.db, id, { lock: true }) : undefined
  if (!meeting || !mayRecordMeeting(work.actor, await rolesOn(work.db, work.actor, meeting.bodyId)))
    throw notFound()
  if (meeting.state !== 'planned' && meeting.state !== 'convened')
    throw new DomainError('wrong_state', 'Zvát jde jen na jednání, které ještě nezačalo a není zrušené.')
  return meeting
}

/**
 * Invites those who belong to the body on the day of the meeting and have an e-mail, and the guests added by hand.
 * Repeated, it writes only to those who are new or do not know a change.
 * @returns how many mails were queued
 * @throws DomainError `not_found`, `wrong_state`, `nobody`
 */
export const sendInvitations = (actor: Actor, id: string): Promise<number> =>
  inTransaction(actor, (work) => inviteTo(work, id))

/** Invites to one meeting within the caller's transaction. @throws DomainError `not_found`, `wrong_state`, `nobody` */
export async function inviteTo(work: Work, id: string): Promise<number> {
  const meeting = await openInviting(work, id)
  await meetMemberships(work.db, meeting, work.actor.now)
  const invited = (await listInvitees(work.db, id)).filter(({ droppedAt }) => droppedAt === null)
  if (invited.length === 0)
    throw new DomainError(
      'nobody',
      'Nikdo z orgánu nemá v seznamu lidí e-mail. Doplňte e-maily, nebo přidejte hosta.',
    )
  const told = await tellInvited(work, id)
  work.audit({ action: 'meetings.meeting.invited', subject: { kind: 'meeting', id }, details: { told } })
  return told
}

/** Members of the day are among the invited, those whose membership ended are not. */
async function meetMemberships(db: Db, meeting: Inviting, now: Date): Promise<void> {
  const memberships = await listMemberships(db, meeting.bodyId, meeting.heldOn)
  const roles = new Map<string, Capacity | 'office'>()
  for (const { personId, role } of memberships) {
    const capacity = capacityOf[role]
    const before = roles.get(personId)
    if (role !== 'substitute' && (before === undefined || weight[capacity] < weight[before]))
      roles.set(personId, capacity)
  }
  const contacts = await contactsOf(db, [...roles.keys()])
  for (const { id: personId, name, email } of contacts)
    await upsertInvitee(db, {
      id: newId(),
      meetingId: meeting.id,
      personId,
      name,
      email,
      capacity: roles.get(personId)!,
      itemId: null,
    })
  const present = new Set(contacts.map(({ id }) => id))
  for (const invitee of await listInvitees(db, meeting.id))
    if (invitee.personId !== null && !present.has(invitee.personId) && invitee.droppedAt === null)
      await updateInvitee(db, invitee.id, { droppedAt: now })
}

const guest = v.object({
  name: v.pipe(recordLine(300), v.nonEmpty('Napište jméno hosta.')),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.toLowerCase(),
    v.check(isEmail, 'Zadejte celou e-mailovou adresu, například jana@mesto.cz.'),
  ),
  itemId: v.string(),
})

/** Adds a guest, to the whole meeting or to one item. Nothing is sent yet. @throws DomainError `not_found`, `wrong_state`, `wrong_guest` */
export async function addGuest(
  actor: Actor,
  id: string,
  input: { name: string; email: string; itemId: string },
): Promise<void> {
  const checked = v.safeParse(guest, input)
  if (!checked.success) throw wrongForm('wrong_guest', checked.issues)
  const { name, email, itemId } = checked.output
  await inTransaction(actor, async (work) => {
    await openInviting(work, id)
    if (itemId !== '' && !(await findItems(work.db, id, false)).some((item) => item.id === itemId))
      throw new DomainError('wrong_guest', 'Tento bod už v programu není. Vyberte jiný.')
    const standing = (await listInvitees(work.db, id)).find((one) => one.email === email)
    if (standing && standing.droppedAt === null)
      throw new DomainError('wrong_guest', 'Na tento e-mail už pozvánka míří.')
    await upsertInvitee(work.db, {
      id: newId(),
      meetingId: id,
      personId: null,
      name,
      email,
      capacity: 'guest',
      itemId: itemId || null,
    })
    work.audit({ action: 'meetings.guest.added', subject: { kind: 'meeting', id } })
  })
}

/** Takes a guest out of the invited; who was told gets a cancellation. @throws DomainError `not_found`, `wrong_state` */
export async function dropGuest(actor: Actor, id: string, inviteeId: string): Promise<void> {
  await inTransaction(actor, async (work) => {
    await openInviting(work, id)
    const invitee = isId(inviteeId) ? await findInvitee(work.db, inviteeId) : undefined
    if (!invitee || invitee.meetingId !== id || invitee.capacity !== 'guest') throw notFound()
    await updateInvitee(work.db, inviteeId, { droppedAt: actor.now })
    await tellInvited(work, id, { onlyInvited: true })
    work.audit({ action: 'meetings.guest.dropped', subject: { kind: 'meeting', id } })
  })
}
