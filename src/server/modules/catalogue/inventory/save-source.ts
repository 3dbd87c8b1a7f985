import * as v from 'valibot'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayCurate } from '../policy.ts'
import { keepSource } from './keep-source.ts'
import { findOrganisation } from './organisation.store.ts'
import { sourceForm, type SourceForm } from './source-form.ts'
import { checkState, listSources, listUnchecked } from './source.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/**
 * Writes a source of data into the inventory, or changes one.
 * @param version that its author saw; null for a new one
 * @throws DomainError `not_found`, `wrong_source`, `source_exists`, `stale`
 */
export async function saveSource(
  actor: Actor,
  by: string,
  source: { id: string; organisationId: string; version: number | null },
  input: SourceForm,
): Promise<void> {
  if (!mayCurate(actor) || !isId(source.id) || !isId(source.organisationId)) throw notFound()
  const checked = v.safeParse(sourceForm, input)
  if (!checked.success) throw wrongForm('wrong_source', checked.issues)
  await inTransaction(actor, async (work) => {
    if (!(await findOrganisation(work.db, { id: source.organisationId }))) throw notFound()
    const [before] = await listSources(work.db, { id: source.id })
    if (!before && source.version !== null) throw notFound()
    const written = await keepSource(
      work,
      source,
      { ...checked.output, ended: before?.ended ?? false },
      { by, byLink: false },
    )
    // what the organisation wrote and the curator saved as it is has been looked at
    if (!written && before && (await checkState(work.db, before.id, before.version, actor.now)))
      work.audit({ action: 'catalogue.source.checked', subject: { kind: 'source', id: before.id } })
  })
}

/** Says that a source is no longer kept, or that it is again; its history stays. @throws DomainError `not_found`, `unchecked` */
export async function endSource(actor: Actor, by: string, id: string, ended: boolean): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const [before] = await listSources(work.db, { id })
    if (!before) throw notFound()
    if ((await listUnchecked(work.db)).has(id))
      throw new DomainError(
        'unchecked',
        'Nejdřív zkontrolujte, co organizace napsala: opravte to a uložte, nebo to zveřejněte.',
      )
    await keepSource(work, before, { ...before, ended }, { by, byLink: false })
  })
}
