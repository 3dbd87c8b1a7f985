import * as v from 'valibot'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { changedFields } from '../../../shared/changed-fields.ts'
import { findImprovement, insertImprovement, listGoals, updateImprovement } from './plan.store.ts'
import { findPlatform, insertChange } from './platform.store.ts'
import { improvementForm, type ImprovementForm } from './platform-form.ts'
import { mayPlan } from './policy.ts'
import { staleForm } from '../../platform/stale-form.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/**
 * Puts an improvement into the plan of development, or changes one; what changed is kept with who changed it.
 * @param id of the improvement, or of the form for a new one
 * @param version that its author saw; null for a new improvement
 * @returns whether it was added: not when its form was sent twice
 * @throws DomainError `not_found`, `wrong_improvement`, `stale`
 */
export async function saveImprovement(
  actor: Actor,
  by: string,
  id: string,
  version: number | null,
  input: ImprovementForm,
): Promise<boolean> {
  if (!(await mayPlan(actor)) || !isId(id)) throw notFound()
  const checked = v.safeParse(improvementForm, input)
  if (!checked.success) throw wrongForm('wrong_improvement', checked.issues)
  const { platform, goal, ...rest } = checked.output
  return inTransaction(actor, async (work) => {
    const of = isId(platform) ? await findPlatform(work.db, { id: platform }) : undefined
    if (!of) throw new DomainError('wrong_improvement', 'Platforma: vyberte, kterou platformu to zlepší.')
    const goalId = (await listGoals(work.db)).find((one) => one.id === goal)?.id ?? null
    const row = { platformId: of.id, goalId, ...rest }
    const before = await findImprovement(work.db, id)
    if (before === undefined) {
      if (version !== null) throw notFound()
      const added = await insertImprovement(work.db, { id, ...row })
      if (added) work.audit({ action: 'platforms.improvement.added', subject: { kind: 'improvement', id } })
      return added
    }
    if (version === null) return false
    const fields = changedFields(before, row)
    if (Object.keys(fields).length === 0) return false
    if (!(await updateImprovement(work.db, id, version, row))) throw staleForm()
    await insertChange(work.db, { id: newId(), subjectId: id, changedAt: actor.now, changedBy: by }, fields)
    work.audit({
      action: 'platforms.improvement.changed',
      subject: { kind: 'improvement', id },
      details: { fields: Object.keys(fields) },
    })
    return false
  })
}
