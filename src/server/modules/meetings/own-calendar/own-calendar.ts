import { randomBytes } from 'node:crypto'
import { cs } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { accountsOf } from '../../../platform/auth/accounts.ts'
import { isActive } from '../../people/index.ts'
import { calendarText, eventOf, newCalendar } from '../icalendar.ts'
import { deleteAddress, findAddressNonce, listOwnMeetings, saveAddressNonce } from './own-calendar.store.ts'

const purpose = 'meetings.calendar.own'
/** So many days back a diary still shows meetings */
const daysBack = 90

/** Meetings to come that concern the actor, and the secret address of their calendar, when there is one. */
export async function readOwnCalendar(actor: Actor) {
  if (actor.personId === null) return { meetings: [], address: null, hasPerson: false }
  const today = localDay(actor.now)
  const nonce = await findAddressNonce(database(), actor.personId)
  const meetings = await listOwnMeetings(database(), actor.personId, today, today)
  return {
    meetings: meetings.map(({ remoteUrl: _, inviteeId: __, changedAt: ___, ...meeting }) => meeting),
    address:
      nonce === undefined ? null : `${publicUrl()}/kalendar/${capabilityOf(purpose, actor.personId, nonce)}`,
    hasPerson: true,
  }
}

/** Makes a secret address of the actor's calendar; the one before it ends. @throws DomainError `not_found` without a person behind the account */
export async function makeCalendarAddress(actor: Actor): Promise<void> {
  const { personId } = actor
  if (personId === null) throw notFound()
  await inTransaction(actor, async (work) => {
    await saveAddressNonce(work.db, personId, randomBytes(16).toString('base64url'))
    work.audit({ action: 'meetings.calendar.address_made', subject: { kind: 'person', id: personId } })
  })
}

/** Ends the secret address. @throws DomainError `not_found` without a person behind the account */
export async function endCalendarAddress(actor: Actor): Promise<void> {
  const { personId } = actor
  if (personId === null) throw notFound()
  await inTransaction(actor, async (work) => {
    await deleteAddress(work.db, personId)
    work.audit({ action: 'meetings.calendar.address_ended', subject: { kind: 'person', id: personId } })
  })
}

/**
 * A person's meetings as iCalendar (RFC 5545) for whoever holds its secret address, with what only the invited know:
 * the remote address. Ends with the address, and with the person's last day in the office.
 * @throws DomainError `not_found`
 */
export async function ownCalendar(token: string, now: Date): Promise<string> {
  const personId = idInCapability(token)
  const nonce = personId === null ? undefined : await findAddressNonce(database(), personId)
  if (personId === null || nonce === undefined || !holdsCapability(token, purpose, nonce)) throw notFound()
  const today = localDay(now)
  if (!(await isActive(database(), personId, today)) || (await hasLostAccess(personId))) throw notFound()
  const t = cs
  const calendar = newCalendar('PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', t.ownCalendar.name)
  for (const meeting of await listOwnMeetings(database(), personId, today, shiftDay(today, -daysBack))) {
    const event = eventOf(meeting, `${publicUrl()}/urad/jednani/${meeting.bodySlug}/${meeting.slug}`)
    if (meeting.remoteUrl)
      event.updatePropertyWithValue('description', t.invitations.mailRemote(meeting.remoteUrl))
    calendar.addSubcomponent(event)
  }
  return calendarText(calendar)
}

/** Who had an account and lost it has lost the calendar too; members without an account keep theirs. */
async function hasLostAccess(personId: string): Promise<boolean> {
  return (await accountsOf([personId])).get(personId)?.disabled === true
}
