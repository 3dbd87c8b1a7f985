import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { findDataset, listMembers, lockDataset, noteDataset } from '../datasets/dataset.store.ts'
import { mayCurate } from '../policy.ts'
import { addNews } from '../readers/tell-news.ts'
import { recordFor } from './record-for.ts'
import { refreshPublished, unsay } from './refresh-published.ts'

/**
 * Publishes a dataset that passes the gate; its address is then permanent.
 * @throws DomainError `not_found`; NotPublishable with every fault
 */
export async function publishDataset(actor: Actor, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, id)
    const before = await findDataset(work.db, { id })
    if (!before) throw notFound()
    if (before.state === 'published') return
    if (before.seriesId !== null && before.seriesState !== 'published')
      throw new DomainError(
        'series_not_published',
        `Nejdřív zveřejněte sérii „${before.seriesTitle}“, do které sada patří.`,
      )
    await noteDataset(work.db, id, {
      state: 'published',
      publishedAt: actor.now,
      firstPublishedAt: before.firstPublishedAt ?? actor.now,
      withdrawnAt: null,
    })
    await refreshPublished(work, id)
    await addNews(work, id, before.firstPublishedAt ? 'returned' : 'published')
    work.audit({ action: 'catalogue.dataset.published', subject: { kind: 'dataset', id } })
  })
}

/**
 * Takes a dataset back. Its address keeps saying that it was there, and never names anything else.
 * @throws DomainError `not_found`, `series_has_members`
 */
export async function withdrawDataset(actor: Actor, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, id)
    const before = await findDataset(work.db, { id })
    if (!before) throw notFound()
    if (before.state !== 'published') return
    const members = (await listMembers(work.db, id)).filter(({ state }) => state === 'published')
    if (members.length > 0)
      throw new DomainError(
        'series_has_members',
        `Nejdřív stáhněte sady, které do série patří: ${members.map(({ title }) => title).join(', ')}.`,
      )
    await noteDataset(work.db, id, { state: 'withdrawn', withdrawnAt: actor.now })
    await unsay(work, before, await recordFor(work.db, before))
    await addNews(work, id, 'withdrawn')
    work.audit({ action: 'catalogue.dataset.withdrawn', subject: { kind: 'dataset', id } })
  })
}
