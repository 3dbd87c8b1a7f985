import { openStates } from '../../../../shared/cases/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { lockCases } from '../case.store.ts'
import { listDepartmentRows } from '../departments/department.store.ts'
import { mayHandle } from '../policy.ts'
import { takeStep } from '../take-step.ts'
import { labelsOf } from './label-cases.ts'

export const bulkActions = ['take', 'label', 'department'] as const
export type BulkAction = (typeof bulkActions)[number]
const most = 200

/**
 * Does the same with several cases of the queue: takes those that nobody has, adds a label, or sends them to a department. All of
 * it or nothing; what does not fit is left and counted.
 * @returns how many were done, and how many left
 * @throws DomainError `not_found`, `none_chosen`, `empty`, `nobody`
 */
export async function bulkCases(
  actor: Actor,
  by: string,
  ids: readonly string[],
  action: BulkAction,
  { label, department }: { label: string; department: string },
): Promise<{ done: number; left: number }> {
  if (!mayHandle(actor)) throw notFound()
  const chosen = [...new Set(ids)].filter(isId).slice(0, most)
  if (chosen.length === 0)
    throw new DomainError('none_chosen', 'Nejdřív vyberte podání: zaškrtněte je v prvním sloupci.')
  const labels = action === 'label' ? labelsOf(label) : []
  if (action === 'label' && labels.length === 0) throw new DomainError('empty', 'Štítek: napište ho.')
  return inTransaction(actor, async (work) => {
    const target = (await listDepartmentRows(work.db)).find(({ id }) => id === department)
    if (action === 'department' && !target)
      throw new DomainError('nobody', 'Oddělení: vyberte ho ze seznamu.')
    let done = 0
    for (const row of await lockCases(work.db, chosen)) {
      const open = openStates.includes(row.state)
      if (action === 'take' && open && row.assigneeAccount === null)
        await takeStep(work, row, by, {
          kind: 'taken',
          change: { assigneeAccount: actor.accountId, assigneeName: by },
          state: row.state === 'waiting' ? 'waiting' : 'in_progress',
        })
      else if (action === 'label' && !labels.every((one) => row.labels.includes(one)))
        await takeStep(work, row, by, {
          kind: 'labelled',
          text: labels.join(', '),
          change: { labels: labelsOf([...row.labels, ...labels].join(',')) },
        })
      else if (action === 'department' && open && row.departmentId !== target!.id)
        await takeStep(work, row, by, {
          kind: 'handed_over',
          text: target!.name,
          change: { departmentId: target!.id, assigneeAccount: null, assigneeName: null },
          state: row.state === 'waiting' ? 'waiting' : 'received',
        })
      else continue
      done++
    }
    return { done, left: ids.length - done }
  })
}
