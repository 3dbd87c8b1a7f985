import { randomBytes } from 'node:crypto'
import { reaches } from '../../../shared/citizens/words.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { folded } from '../../../shared/format/folded.ts'
import { isDay } from '../../../shared/time/is-day.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isEmail } from '../../platform/auth/accounts.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../platform/auth/capability.ts'
import { publicUrl } from '../../platform/config/public-url.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { openRecordKey, seal, unseal } from '../../platform/secrets/record-key.ts'
import { openProfile, type Citizen, type Profile } from './citizen.ts'
import { findCitizen } from './citizen.store.ts'
import {
  acceptMandateRow,
  insertMandate,
  listGiven,
  listHeld,
  lockMandate,
  revokeMandateRow,
} from './mandate.store.ts'

const place = (id: string) => `mandate.${id}`
const mostYears = 5

/** A power of attorney by which somebody acts for another one. */
export interface HeldMandate {
  id: string
  grantorId: string
  /** Whoever gave it */
  grantor: Profile
  /** Procedures; empty for all */
  scope: string[]
  endsOn: string
}

/**
 * Gives a power of attorney: whoever is named gets a link by mail, signs in and accepts it. Who gives it has to have proved who they
 * are substantially (500/2004 Sb. § 33: the power is proved).
 * @throws DomainError `level`, `empty`, `wrong_email`, `wrong_day`
 */
export async function giveMandate(
  actor: Actor,
  citizen: Citizen,
  given: { agent: string; email: string; scope: readonly string[]; endsOn: string },
): Promise<void> {
  if (!reaches(citizen.level, 'substantial'))
    throw new DomainError('level', 'Plnou moc udělíte po přihlášení se značnou jistotou totožnosti.', 403)
  const today = localDay(actor.now)
  const agent = given.agent.replace(/\s+/g, ' ').trim().slice(0, 300)
  if (agent === '') throw new DomainError('empty', 'Koho zmocňujete: vyplňte jméno.')
  if (!isEmail(given.email.trim()))
    throw new DomainError('wrong_email', 'E-mail zmocněnce: zadejte celou adresu, například jana@priklad.cz.')
  if (!isDay(given.endsOn) || given.endsOn <= today || given.endsOn > shiftDay(today, 366 * mostYears))
    throw new DomainError(
      'wrong_day',
      `Platí do: zadejte den, který teprve bude, nejvýš za ${mostYears} let.`,
    )
  await inTransaction(actor, async (work) => {
    const row = await findCitizen(work.db, citizen.id)
    if (!row) throw notFound()
    const [id, nonce] = [newId(), randomBytes(16).toString('base64url')]
    await insertMandate(work.db, {
      id,
      grantorId: citizen.id,
      agentId: null,
      content: seal(openRecordKey(row.key), place(id), agent),
      nonce,
      scope: [...given.scope],
      endsOn: given.endsOn,
      grantedAt: actor.now,
      acceptedAt: null,
      revokedAt: null,
    })
    await queueMail(work, {
      recipient: given.email.trim(),
      subject: 'Plná moc k jednání s úřadem',
      text: `Dobrý den,\n\n${citizen.profile.name} vás zmocňuje jednat s úřadem do ${formatDate(given.endsOn)}. Přihlaste se a plnou moc přijměte:\n${publicUrl()}/obcan/zmocneni/${capabilityOf('mandate', id, nonce)}\n\nKdyž o ničem nevíte, nemusíte nic dělat.\n`,
    })
    work.audit({ action: 'citizens.mandate.given', subject: { kind: 'mandate', id } })
  })
}

async function openByLink(token: string, db: Db) {
  const id = idInCapability(token)
  const row = id === null ? undefined : await lockMandate(db, id)
  if (!row || row.revokedAt || !holdsCapability(token, 'mandate', row.nonce)) throw notFound()
  return row
}

/** What somebody is asked to accept. @throws DomainError `not_found` */
export async function readMandate(actor: Actor, citizen: Citizen, token: string) {
  const row = await openByLink(token, database())
  if (row.endsOn < localDay(actor.now)) throw notFound()
  return {
    grantor: openProfile(row).name,
    agent: unseal(openRecordKey(row.key), place(row.id), row.content),
    scope: row.scope,
    endsOn: row.endsOn,
    own: row.grantorId === citizen.id,
    accepted: row.acceptedAt !== null,
    mine: row.agentId === citizen.id,
  }
}

/** Accepts a power of attorney; it belongs to the first who does. @throws DomainError `not_found`, `own`, `other_name`, `accepted`, `level` */
export async function acceptMandate(actor: Actor, citizen: Citizen, token: string): Promise<void> {
  if (!reaches(citizen.level, 'substantial'))
    throw new DomainError('level', 'Plnou moc přijmete po přihlášení se značnou jistotou totožnosti.', 403)
  await inTransaction(actor, async (work) => {
    const row = await openByLink(token, work.db)
    if (row.endsOn < localDay(actor.now)) throw notFound()
    if (row.grantorId === citizen.id) throw new DomainError('own', 'Zmocnit nemůžete sami sebe.')
    const named = unseal(openRecordKey(row.key), place(row.id), row.content)
    if (folded(named) !== folded(citizen.profile.name))
      throw new DomainError(
        'other_name',
        `Plná moc je pro jméno ${named}, přihlášení jste jako ${citizen.profile.name}. Požádejte o novou.`,
      )
    if (row.acceptedAt) throw new DomainError('accepted', 'Tuto plnou moc už někdo přijal.', 409)
    await acceptMandateRow(work.db, row.id, citizen.id, actor.now)
    const email = openProfile(row).email
    if (email !== null)
      await queueMail(work, {
        recipient: email,
        subject: 'Vaše plná moc je přijatá',
        text: `Dobrý den,\n\n${citizen.profile.name} přijal(a) vaši plnou moc. Odvolat ji můžete kdykoli:\n${publicUrl()}/obcan/udaje\n`,
      })
    work.audit({ action: 'citizens.mandate.accepted', subject: { kind: 'mandate', id: row.id } })
  })
}

/** Ends a power of attorney at once; whoever gave it or holds it may. @throws DomainError `not_found` */
export async function revokeMandate(actor: Actor, citizen: Citizen, id: string): Promise<void> {
  if (!isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const row = await lockMandate(work.db, id)
    if (!row || row.revokedAt || ![row.grantorId, row.agentId].includes(citizen.id)) throw notFound()
    await revokeMandateRow(work.db, id, actor.now)
    work.audit({ action: 'citizens.mandate.revoked', subject: { kind: 'mandate', id } })
  })
}

/** Powers that a citizen gave, the newest first. */
export async function listGivenMandates(citizenId: string, today: string, db: Db = database()) {
  const citizen = await findCitizen(db, citizenId)
  if (!citizen) return []
  const record = openRecordKey(citizen.key)
  return (await listGiven(db, citizenId)).map((row) => ({
    id: row.id,
    agent: unseal(record, place(row.id), row.content),
    scope: row.scope,
    endsOn: row.endsOn,
    state: row.revokedAt
      ? ('revoked' as const)
      : row.endsOn < today
        ? ('ended' as const)
        : row.acceptedAt
          ? ('valid' as const)
          : ('waiting' as const),
  }))
}

/** Powers by which a citizen acts for others today. */
export const listHeldMandates = async (
  citizenId: string,
  today: string,
  db: Db = database(),
): Promise<HeldMandate[]> =>
  (await listHeld(db, citizenId, today)).map((row) => ({
    id: row.id,
    grantorId: row.grantorId,
    grantor: openProfile(row),
    scope: row.scope,
    endsOn: row.endsOn,
  }))
