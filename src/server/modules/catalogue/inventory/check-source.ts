import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { mayCurate } from '../policy.ts'
import { checkState, listSources } from './source.store.ts'

/**
 * Lets out what an organisation said of a source by its link; until then the public sees the state before.
 * @param version that the curator read
 * @throws DomainError `not_found`, `stale`
 */
export async function checkSource(actor: Actor, id: string, version: number): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const [source] = await listSources(work.db, { id })
    if (!source) throw notFound()
    if (source.version !== version) throw staleForm('Organizace mezitím odpověď změnila')
    if (await checkState(work.db, id, version, actor.now))
      work.audit({ action: 'catalogue.source.checked', subject: { kind: 'source', id } })
  })
}
