import * as v from 'valibot'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { mayCurate } from '../policy.ts'
import { keepSource } from './keep-source.ts'
import { findOrganisation } from './organisation.store.ts'
import { sourceForm, type SourceForm } from './source-form.ts'
import { listSources } from './source.store.ts'
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
    await keepSource(
      work,
      source,
      { ...checked.output, ended: before?.ended ?? false },
      { by, byLink: false },
    )
  })
}

/** Says that a source is no longer kept, or that it is again; its history stays. @throws DomainError `not_found` */
export async function endSource(actor: Actor, by: string, id: string, ended: boolean): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const [before] = await listSources(work.db, { id })
    if (!before) throw notFound()
    await keepSource(work, before, { ...before, ended }, { by, byLink: false })
  })
}
