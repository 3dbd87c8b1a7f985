import { mailKinds, type MailKind } from '../../../shared/citizens/words.ts'
import { checkField } from '../../../shared/forms/answers.ts'
import type { AskedComponent } from '../../../shared/forms/definition.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { openRecordKey, seal, unseal } from '../../platform/secrets/record-key.ts'
import { openProfile, sealProfile, type Citizen, type Profile } from './citizen.ts'
import {
  deleteCitizen,
  deleteOrganisation,
  findCitizen,
  insertOrganisation,
  listOrganisationRows,
  updateCitizen,
} from './citizen.store.ts'

/** A company or association that a citizen acts for, as they say. */
export interface Organisation {
  id: string
  name: string
  ico: string
  dataBox: string | null
  seat: string | null
}

const organisationPlace = (id: string) => `organisation.${id}`
const mostOrganisations = 20

/** A short text in the shape of a kind of answer; null when nothing was typed. @throws DomainError `wrong_field` */
function typed(
  kind: 'line' | 'area' | 'email' | 'phone' | 'ico' | 'dataBox',
  label: string,
  text: string,
): string | null {
  const value = text.trim()
  if (value === '') return null
  const component = { kind, id: 'x', label, need: 'may', longest: 500 } as AskedComponent
  const problem = checkField(component, value, '')
  if (problem !== null) throw new DomainError('wrong_field', `${label}: ${problem}`)
  return kind === 'ico' || kind === 'phone' ? value.replace(/\s/g, '') : value
}

/**
 * Changes how a citizen is reached and what they are written about. Name and day of birth follow the proof of identity.
 * @throws DomainError `wrong_field`, `stale`
 */
export async function saveContacts(
  actor: Actor,
  citizen: Citizen,
  version: number,
  given: { email: string; phone: string; address: string; dataBox: string; mails: readonly string[] },
): Promise<void> {
  const contacts = {
    email: typed('email', 'E-mail', given.email),
    phone: typed('phone', 'Telefon', given.phone),
    address: typed('area', 'Adresa pro doručování', given.address),
    dataBox: typed('dataBox', 'Datová schránka', given.dataBox),
  }
  await inTransaction(actor, async (work) => {
    const row = await findCitizen(work.db, citizen.id)
    if (!row) throw notFound()
    const profile: Profile = { ...openProfile(row), ...contacts }
    const saved = await updateCitizen(work.db, citizen.id, version, {
      profile: sealProfile(openRecordKey(row.key), profile),
      silent: mailKinds.filter((kind) => !given.mails.includes(kind)),
    })
    if (!saved)
      throw new DomainError('stale', 'Údaje jste mezitím změnili v jiném okně. Načtěte stránku znovu.', 409)
    work.audit({ action: 'citizens.citizen.changed', subject: { kind: 'citizen', id: citizen.id } })
  })
}

/** Companies and associations that a citizen acts for. */
export async function listOrganisations(citizenId: string, db: Db = database()): Promise<Organisation[]> {
  const citizen = await findCitizen(db, citizenId)
  if (!citizen) return []
  const record = openRecordKey(citizen.key)
  return (await listOrganisationRows(db, citizenId)).map(({ id, content }) => ({
    id,
    ...(JSON.parse(unseal(record, organisationPlace(id), content)) as Omit<Organisation, 'id'>),
  }))
}

/** Adds a company or association that the citizen acts for. @throws DomainError `wrong_field`, `too_many` */
export async function addOrganisation(
  actor: Actor,
  citizen: Citizen,
  given: { name: string; ico: string; dataBox: string; seat: string },
): Promise<void> {
  const [name, ico] = [typed('line', 'Název', given.name), typed('ico', 'IČO', given.ico)]
  if (name === null) throw new DomainError('wrong_field', 'Název: vyplňte ho.')
  if (ico === null) throw new DomainError('wrong_field', 'IČO: vyplňte ho, má osm číslic.')
  const content = {
    name,
    ico,
    dataBox: typed('dataBox', 'Datová schránka', given.dataBox),
    seat: typed('line', 'Sídlo', given.seat),
  }
  await inTransaction(actor, async (work) => {
    const row = await findCitizen(work.db, citizen.id)
    if (!row) throw notFound()
    const held = await listOrganisations(citizen.id, work.db)
    if (held.length >= mostOrganisations)
      throw new DomainError('too_many', `Organizací může být nejvýš ${mostOrganisations}. Některou odeberte.`)
    if (held.some((one) => one.ico === ico))
      throw new DomainError('wrong_field', 'IČO: tuto organizaci už máte.')
    const id = newId()
    await insertOrganisation(work.db, {
      id,
      citizenId: citizen.id,
      content: seal(openRecordKey(row.key), organisationPlace(id), JSON.stringify(content)),
    })
    work.audit({ action: 'citizens.citizen.changed', subject: { kind: 'citizen', id: citizen.id } })
  })
}

/** @throws DomainError `not_found` */
export async function removeOrganisation(actor: Actor, citizen: Citizen, id: string): Promise<void> {
  if (!isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await deleteOrganisation(work.db, id, citizen.id))) throw notFound()
    work.audit({ action: 'citizens.citizen.changed', subject: { kind: 'citizen', id: citizen.id } })
  })
}

/** Whether a citizen wants to be written about something, and the address that they set. */
export async function mailingOf(
  db: Db,
  citizenId: string,
  kind: MailKind,
): Promise<{ wanted: boolean; email: string | null }> {
  const row = await findCitizen(db, citizenId)
  return { wanted: !row?.silent.includes(kind), email: row ? openProfile(row).email : null }
}

/** Removes everything that is kept of a citizen here; what they filed stays, an official record of the city. */
export async function removeCitizen(work: Work, id: string): Promise<void> {
  await deleteCitizen(work.db, id)
  work.audit({ action: 'citizens.citizen.removed', subject: { kind: 'citizen', id } })
}
