import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { listPublishedOf } from '../datasets/dataset.store.ts'
import { mayCurate } from '../policy.ts'
import { refreshPublished } from '../publishing/refresh-published.ts'
import { organisationForm, type OrganisationForm } from './organisation-form.ts'
import {
  findOrganisation,
  insertOrganisation,
  noteOrganisation,
  updateOrganisation,
} from './organisation.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export const newNonce = () => randomBytes(16).toString('base64url')

/**
 * Adds an organisation of the city, or changes one.
 * @param version that its author saw; null for a new one
 * @throws DomainError `not_found`, `wrong_organisation`, `organisation_exists`, `stale`
 */
export async function saveOrganisation(
  actor: Actor,
  id: string,
  version: number | null,
  input: OrganisationForm,
): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(organisationForm, input)
  if (!checked.success) throw wrongForm('wrong_organisation', checked.issues)
  const { name, ico } = checked.output
  await inTransaction(actor, async (work) => {
    const before = await findOrganisation(work.db, { id })
    if (before && version === null) return
    if (!before && version !== null) throw notFound()
    const same =
      (await findOrganisation(work.db, { name })) ?? (ico && (await findOrganisation(work.db, { ico })))
    if (same && same.id !== id)
      throw new DomainError(
        'organisation_exists',
        same.name === name
          ? `Název: organizace „${name}“ už v seznamu je.`
          : `IČO: ${ico} už má organizace „${same.name}“.`,
      )
    if (before === undefined) {
      await insertOrganisation(work.db, { id, ...checked.output, nonce: newNonce() })
      work.audit({ action: 'catalogue.organisation.added', subject: { kind: 'organisation', id } })
      return
    }
    const published = await listPublishedOf(work.db, id)
    if (published.length > 0 && ico !== before.ico)
      throw new DomainError(
        'ico_is_permanent',
        'IČO: organizace už zveřejňuje datové sady, jejich adresy v národním katalogu z něj vznikly. Změnit ho nejde.',
      )
    if (!(await updateOrganisation(work.db, id, version!, checked.output)))
      throw staleForm('Organizaci mezitím změnil někdo jiný')
    if (name !== before.name) for (const one of published) await refreshPublished(work, one.id)
    work.audit({ action: 'catalogue.organisation.changed', subject: { kind: 'organisation', id } })
  })
}

/** A new link to the questionnaire; the earlier one ends. @throws DomainError `not_found` */
export async function renewQuestionnaire(actor: Actor, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await findOrganisation(work.db, { id }))) throw notFound()
    await noteOrganisation(work.db, id, { nonce: newNonce() })
    work.audit({ action: 'catalogue.organisation.link_renewed', subject: { kind: 'organisation', id } })
  })
}
