import * as v from 'valibot'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { mayCurate } from '../policy.ts'
import { refreshPublished } from '../publishing/refresh-published.ts'
import {
  deleteDistribution,
  findDataset,
  insertDistribution,
  listDistributions,
  lockDataset,
  updateDistribution,
} from './dataset.store.ts'
import { distributionForm, type DistributionForm } from './distribution-form.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/**
 * Adds a link to a file or a service, or changes one.
 * @param version that its author saw; null for a new one
 * @throws DomainError `not_found`, `wrong_distribution`, `stale`
 */
export async function saveDistribution(
  actor: Actor,
  datasetId: string,
  distribution: { id: string; version: number | null },
  input: DistributionForm,
): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId) || !isId(distribution.id)) throw notFound()
  const checked = v.safeParse(distributionForm, input)
  if (!checked.success) throw wrongForm('wrong_distribution', checked.issues)
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, datasetId)
    const dataset = await findDataset(work.db, { id: datasetId })
    if (!dataset) throw notFound()
    if (dataset.kind === 'series')
      throw new DomainError('wrong_distribution', 'Série soubory nemá, mají je sady, které do ní patří.')
    const known = await listDistributions(work.db, [datasetId])
    const before = known.find(({ id }) => id === distribution.id)
    if (!before && distribution.version !== null) throw notFound()
    if (before && distribution.version === null) return
    const unchecked = { checkedAt: null, alive: null, cors: null, finding: null, failingSince: null }
    if (!before)
      await insertDistribution(work.db, {
        id: distribution.id,
        datasetId,
        position: known.length,
        ...checked.output,
      })
    else if (
      !(await updateDistribution(work.db, before.id, distribution.version!, {
        ...checked.output,
        ...unchecked,
      }))
    )
      throw staleForm('Soubor mezitím změnil někdo jiný')
    await refreshPublished(work, datasetId)
    work.audit({
      action: before ? 'catalogue.distribution.changed' : 'catalogue.distribution.added',
      subject: { kind: 'dataset', id: datasetId },
      details: { distribution: distribution.id },
    })
  })
}

/** Removes a link to a file or a service. @throws DomainError `not_found`; NotPublishable when nothing would be left of a published one */
export async function removeDistribution(actor: Actor, datasetId: string, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, datasetId)
    if (!(await listDistributions(work.db, [datasetId])).some((one) => one.id === id)) return
    await deleteDistribution(work.db, id)
    await refreshPublished(work, datasetId)
    work.audit({
      action: 'catalogue.distribution.removed',
      subject: { kind: 'dataset', id: datasetId },
      details: { distribution: id },
    })
  })
}
