import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { findAddresses, listParts, type Address } from '../../addresses/index.ts'
import { mayEdit, mayReadInside } from '../policy.ts'
import { deleteOffice, insertOffice, listOfficeRows, updateOffice, type OfficeFacts } from './office.store.ts'

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,]/)
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => one !== ''),
  ),
]

/** Offices with the parts of the city that are known, for those inside. @throws DomainError `not_found` */
export async function listOffices(actor: Actor) {
  if (!mayReadInside(actor)) throw notFound()
  return { offices: await listOfficeRows(database()), parts: await listParts(), mayEdit: mayEdit(actor) }
}

/**
 * Founds an office, or changes it.
 * @param given parts and situations by lines or commas; none for all
 * @throws DomainError `not_found`, `empty`, `taken`, `unknown_part`, `stale`
 */
export async function saveOffice(
  actor: Actor,
  id: string | null,
  version: number,
  given: { name: string; address: string; contact: string; parts: string; situations: string },
): Promise<void> {
  if (!mayEdit(actor) || (id !== null && !isId(id))) throw notFound()
  const facts: OfficeFacts = {
    name: given.name.trim().slice(0, 200),
    address: given.address.trim().slice(0, 300),
    contact: given.contact.trim().slice(0, 300) || null,
    parts: lines(given.parts),
    situations: lines(given.situations),
  }
  if (facts.name === '') throw new DomainError('empty', 'Název úřadu: vyplňte ho.')
  if (facts.address === '') throw new DomainError('empty', 'Adresa: vyplňte ji, lidé tam přijdou.')
  const known = await listParts()
  const unknown = known.length > 0 ? facts.parts.filter((part) => !known.includes(part)) : []
  if (unknown.length > 0)
    throw new DomainError(
      'unknown_part',
      `Části města: ${unknown.join(', ')} v adresách není. Opravte název.`,
    )
  await inTransaction(actor, async (work) => {
    const same = (await listOfficeRows(work.db)).find((one) => one.id !== id && one.name === facts.name)
    if (same) throw new DomainError('taken', 'Název úřadu: takový už v seznamu je.')
    const own = id ?? newId()
    if (id === null) await insertOffice(work.db, { id: own, ...facts })
    else if (!(await updateOffice(work.db, own, version, facts))) throw staleForm()
    work.audit({ action: 'services.office.saved', subject: { kind: 'office', id: own } })
  })
}

/** @throws DomainError `not_found` */
export async function removeOffice(actor: Actor, id: string): Promise<void> {
  if (!mayEdit(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await deleteOffice(work.db, id))) throw notFound()
    work.audit({ action: 'services.office.removed', subject: { kind: 'office', id } })
  })
}

/**
 * The offices that handle a life situation for an address; where an office is for a part of the city, it goes before those for all.
 * @returns addresses that the text may mean when it is not one, and the offices
 */
export async function responsibleOffices(slug: string, text: string) {
  const found = text.trim() === '' ? [] : await findAddresses(text)
  const address: Address | null = found.length === 1 ? found[0]! : null
  const offices = (await listOfficeRows(database())).filter(
    ({ situations }) => situations.length === 0 || situations.includes(slug),
  )
  const local = offices.filter(({ parts }) => address !== null && parts.includes(address.part))
  const general = offices.filter(({ parts }) => parts.length === 0)
  return {
    /** Whether it depends on the address at all */
    byAddress: offices.some(({ parts }) => parts.length > 0),
    address: address?.label ?? null,
    candidates: address ? [] : found.map(({ label }) => label),
    offices: (local.length > 0
      ? local
      : address !== null || offices.every(({ parts }) => parts.length === 0)
        ? general
        : []
    ).map(({ name, address: where, contact }) => ({ name, address: where, contact })),
  }
}
