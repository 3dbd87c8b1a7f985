import type { Actor } from '../../../platform/actor/actor.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { act } from '../take-step.ts'
import { listDepartmentRows } from './department.store.ts'
import { listHandlers } from './departments.ts'

/**
 * Hands a case over to a department, to one of its people, or to somebody alone; whoever gets it is told by mail.
 * @param to ids, empty where nobody in particular
 * @throws DomainError `not_found`, `nobody`, `ended`, `stale`
 */
export const handOver = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  to: { department: string; account: string; text: string },
): Promise<void> =>
  act(actor, by, id, version, async (row, work) => {
    const department = (await listDepartmentRows(work.db)).find((one) => one.id === to.department)
    const handler = (await listHandlers(work.db)).find((one) => one.id === to.account)
    if ((to.department !== '' && !department) || (to.account !== '' && !handler))
      throw new DomainError('nobody', 'Komu předat: vyberte ze seznamu, ten se mezitím změnil.')
    if (!department && !handler)
      throw new DomainError('nobody', 'Komu předat: vyberte oddělení, nebo člověka.')
    if (handler && handler.id !== actor.accountId)
      await queueMail(work, {
        recipient: handler.email,
        subject: `Máte podání ${row.referenceNumber}`,
        text: `Dobrý den,\n\n${by} vám předává podání ${row.referenceNumber}:\n${publicUrl()}/urad/podani/${row.id}\n`,
      })
    const words = to.text.trim()
    return {
      kind: 'handed_over',
      text: `${[department?.name, handler?.name].filter(Boolean).join(', ')}${words === '' ? '' : `\n${words.slice(0, 2000)}`}`,
      change: {
        departmentId: department?.id ?? row.departmentId,
        assigneeAccount: handler?.id ?? null,
        assigneeName: handler?.name ?? null,
      },
      state: row.state === 'waiting' ? 'waiting' : handler ? 'in_progress' : 'received',
    }
  })
