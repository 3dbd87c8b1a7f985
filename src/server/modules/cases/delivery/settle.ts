import { formatDate } from '../../../../shared/format/date.ts'
import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { addEvent } from '../add-event.ts'
import { findCase } from '../case.store.ts'
import { refuseDisposed } from '../disposal/refuse-disposed.ts'
import { mayHandle } from '../policy.ts'
import type { Outcome } from './carrier.ts'
import { lockDelivery, updateDelivery } from './delivery.store.ts'

/**
 * Writes what came of a delivery, within the caller's transaction. What is delivered stays so; the same said again changes nothing.
 * @param by who notes it; null for a program
 */
export async function settle(
  work: Work,
  id: string,
  outcome: Outcome | { state: 'fiction'; on: string },
  by: string | null,
): Promise<void> {
  const delivery = await lockDelivery(work.db, id)
  if (!delivery || ['delivered', 'failed'].includes(delivery.state) || delivery.state === outcome.state)
    return
  const row = await findCase(work.db, delivery.caseId)
  if (!row || row.disposedOn !== null) return
  if (outcome.state === 'arrived')
    await updateDelivery(work.db, id, { state: 'arrived', arrivedOn: outcome.on, proof: outcome.proof })
  else if (outcome.state === 'failed')
    await updateDelivery(work.db, id, { state: 'failed', fault: outcome.proof })
  else
    await updateDelivery(work.db, id, {
      state: 'delivered',
      deliveredOn: outcome.on,
      fiction: outcome.state === 'fiction',
      proof: outcome.state === 'fiction' ? delivery.proof : outcome.proof,
    })
  if (outcome.state === 'delivered' || outcome.state === 'fiction')
    await addEvent(work, row, { kind: 'delivered', text: formatDate(outcome.on), by })
  work.audit({
    action: 'cases.delivery.settled',
    subject: { kind: 'case', id: row.id },
    details: { state: outcome.state, on: outcome.on },
  })
}

/**
 * A clerk notes what came of a delivery: nothing is delivered without its proof.
 * @throws DomainError `not_found`, `wrong_state`, `wrong_day`, `empty`
 */
export async function noteDelivery(
  actor: Actor,
  by: string,
  caseId: string,
  { delivery, state, on, proof }: { delivery: string; state: string; on: string; proof: string },
): Promise<void> {
  if (!mayHandle(actor) || !isId(caseId) || !isId(delivery)) throw notFound()
  const reached = (['arrived', 'delivered', 'failed'] as const).find((one) => one === state)
  if (!reached) throw new DomainError('wrong_state', 'Co se s dokumentem stalo: vyberte jednu z možností.')
  if (!isDay(on) || on > localDay(actor.now))
    throw new DomainError('wrong_day', 'Kdy: zadejte den, který už byl.')
  const words = proof.replace(/\s+/g, ' ').trim()
  if (words === '' || words.length > 300)
    throw new DomainError('empty', 'Doklad: napište číslo zprávy, zásilky nebo doručenky, nejvýš 300 znaků.')
  await inTransaction(actor, async (work) => {
    const row = await findCase(work.db, caseId)
    const found = await lockDelivery(work.db, delivery)
    if (!row || found?.caseId !== caseId) throw notFound()
    refuseDisposed(row)
    if (['delivered', 'failed'].includes(found.state))
      throw new DomainError('wrong_state', 'Toto doručování už skončilo.', 409)
    if (on < localDay(found.queuedAt))
      throw new DomainError('wrong_day', 'Kdy: tehdy dokument ještě nebyl. Opravte den.')
    if (reached === 'arrived' && !['data_box', 'post', 'public_notice'].includes(found.channel))
      throw new DomainError('wrong_state', 'Při tomto způsobu doručení zapište rovnou doručení.')
    await settle(work, delivery, { state: reached, on, proof: words }, by)
  })
}
