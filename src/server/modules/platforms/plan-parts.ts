import * as v from 'valibot'
import { linkAddress } from '../../../shared/link-address.ts'
import { recordLine } from '../../../shared/meetings/record.ts'
import { linkKinds } from '../../../shared/platforms/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/domain-error.ts'
import { deleteGoal, deleteLink, findImprovement, insertGoal, insertLink } from './plan.store.ts'
import { mayPlan } from './policy.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const link = v.object({
  kind: v.picklist(linkKinds, 'Druh vazby: vyberte jeden z nabízených.'),
  label: v.pipe(recordLine(300), v.nonEmpty('Vazba: napište, na co odkazuje.')),
  address: linkAddress(
    'Adresa vazby: vložte cestu v Radnici (začíná lomítkem), nebo celou adresu s https://.',
  ),
})

const goal = v.object({
  text: v.pipe(recordLine(500), v.nonEmpty('Cíl: napište, čeho chcete dosáhnout.')),
  year: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^20\d\d$/, 'Rok: zadejte rok, například 2027.'),
    v.transform(Number),
  ),
})

const manage = async (actor: Actor, deed: (work: Work) => Promise<void>) => {
  if (!(await mayPlan(actor))) throw notFound()
  await inTransaction(actor, deed)
}

/** Ties an improvement to a decision, a task, a priority, a report, money or a contract. @throws DomainError `not_found`, `wrong_link` */
export const addLink = (
  actor: Actor,
  improvementId: string,
  id: string,
  input: { kind: string; label: string; address: string },
): Promise<void> =>
  manage(actor, async (work) => {
    if (!isId(improvementId) || !isId(id) || !(await findImprovement(work.db, improvementId)))
      throw notFound()
    const checked = v.safeParse(link, input)
    if (!checked.success) throw wrongForm('wrong_link', checked.issues)
    await insertLink(work.db, { id, improvementId, ...checked.output })
    work.audit({
      action: 'platforms.improvement.linked',
      subject: { kind: 'improvement', id: improvementId },
      details: { link: id },
    })
  })

/** @throws DomainError `not_found` */
export const removeLink = (actor: Actor, improvementId: string, id: string): Promise<void> =>
  manage(actor, async (work) => {
    if (!isId(improvementId) || !isId(id) || !(await deleteLink(work.db, improvementId, id))) throw notFound()
    work.audit({
      action: 'platforms.improvement.unlinked',
      subject: { kind: 'improvement', id: improvementId },
      details: { link: id },
    })
  })

/** A goal of the plan for a year, of one platform or of the whole city. @throws DomainError `not_found`, `wrong_goal` */
export const addGoal = (
  actor: Actor,
  id: string,
  input: { text: string; year: string; platform: string },
): Promise<void> =>
  manage(actor, async (work) => {
    const checked = v.safeParse(goal, input)
    if (!checked.success) throw wrongForm('wrong_goal', checked.issues)
    if (!isId(id)) throw notFound()
    await insertGoal(work.db, {
      id,
      ...checked.output,
      platformId: isId(input.platform) ? input.platform : null,
    })
    work.audit({ action: 'platforms.goal.added', subject: { kind: 'goal', id } })
  })

/** Its improvements stay in the plan, without the goal. @throws DomainError `not_found` */
export const removeGoal = (actor: Actor, id: string): Promise<void> =>
  manage(actor, async (work) => {
    if (!isId(id) || !(await deleteGoal(work.db, id))) throw notFound()
    work.audit({ action: 'platforms.goal.removed', subject: { kind: 'goal', id } })
  })
