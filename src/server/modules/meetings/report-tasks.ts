import { createHash } from 'node:crypto'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { indexForDesk } from './index-meeting.ts'
import { readReport } from './report-task.ts'
import { readTask, type TaskHistory } from './read-task.ts'
import { deleteReports, insertReport, listReports, listSettingMeetings } from './task.store.ts'

const mostAtOnce = 100
const undoneWithin = 60 * 60 * 1000

/**
 * Reports on the fulfilment of several tasks by one text: all of them, or none when one cannot be reported.
 * The same form posted twice reports once.
 * @returns ids of the reports, so that they can be taken back
 * @throws DomainError `none_chosen`, `too_many`, `not_found`, `wrong_report`
 */
export async function reportTasks(
  actor: Actor,
  taskIds: readonly string[],
  input: { formId: string; text: string; state: string; name: string },
): Promise<string[]> {
  if (taskIds.length === 0)
    throw new DomainError('none_chosen', 'Nejdřív vyberte úkoly: zaškrtněte je v prvním sloupci.')
  if (taskIds.length > mostAtOnce)
    throw new DomainError('too_many', `Najednou jde hlásit nejvýš ${mostAtOnce} úkolů.`)
  if (!isId(input.formId)) throw notFound()
  const report = readReport(input)
  const tasks: TaskHistory[] = []
  for (const id of new Set(taskIds)) {
    const task = await readTask(actor, id)
    if (!task.mayReport) throw notFound()
    tasks.push(task)
  }
  return inTransaction(actor, async (work) => {
    const ids: string[] = []
    for (const { id: taskId } of tasks) {
      const id = idOf(input.formId, taskId)
      ids.push(id)
      if ((await listReports(work.db, taskId)).some((one) => one.id === id)) continue
      const by = { createdBy: actor.accountId ?? actor.kind, createdName: input.name }
      await insertReport(work.db, { id, taskId, ...report, ...by, fileId: null })
      work.audit({
        action: 'meetings.task.reported',
        subject: { kind: 'task', id: taskId },
        details: { report: id, state: report.state },
      })
    }
    for (const meetingId of new Set(tasks.map(({ setBy }) => setBy.id)))
      await indexForDesk(work.db, meetingId)
    return ids
  })
}

/** One id for one task of one form, so that a form posted twice meets what the first one wrote. */
function idOf(formId: string, taskId: string): string {
  const hex = createHash('sha256').update(`${formId} ${taskId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Takes back reports that the actor made within the last hour. @returns how many @throws DomainError `too_late` */
export async function takeReportsBack(actor: Actor, ids: readonly string[]): Promise<number> {
  const known = ids.filter(isId).slice(0, mostAtOnce)
  if (known.length === 0) throw notFound()
  return inTransaction(actor, async (work) => {
    const taskIds = await deleteReports(work.db, known, {
      createdBy: actor.accountId ?? actor.kind,
      after: new Date(actor.now.getTime() - undoneWithin),
    })
    if (taskIds.length === 0)
      throw new DomainError('too_late', 'Tato hlášení už vzít zpět nejde. Napište nové hlášení.')
    for (const id of taskIds)
      work.audit({ action: 'meetings.task.report_taken_back', subject: { kind: 'task', id } })
    for (const meetingId of await listSettingMeetings(work.db, taskIds))
      await indexForDesk(work.db, meetingId)
    return taskIds.length
  })
}
