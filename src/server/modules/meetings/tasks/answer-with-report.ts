import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { findReport } from '../../../platform/reports/reports.ts'
import { readTask } from '../read-task.ts'
import { changeTask } from './task-follow.store.ts'

/** Ties a task to the live report that answers it; an empty name unties it. @throws DomainError `not_found` */
export async function answerWithReport(actor: Actor, taskId: string, report: string): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayReport) throw notFound()
  const answerPath = report === '' ? null : `/urad/prehledy/${findReport(report).slug}`
  await inTransaction(actor, async (work) => {
    await changeTask(work.db, taskId, { answerPath })
    work.audit({
      action: 'meetings.task.answered',
      subject: { kind: 'task', id: taskId },
      details: { report },
    })
  })
}
