import * as v from 'valibot'
import { isoDate, plainText } from '../../../shared/meetings/record.ts'
import { taskStates } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { acceptFile } from '../../platform/files/accept-file.ts'
import { openFile, registerFile } from '../../platform/files/files.ts'
import { indexForDesk } from './index-meeting.ts'
import { readTask } from './read-task.ts'
import { insertReport, listReports, setAccepted } from './task.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const report = v.object({
  text: v.pipe(plainText(5000), v.nonEmpty('Napište, co se udělalo.')),
  state: v.picklist(taskStates, 'Vyberte stav, který navrhujete.'),
})

/** What a report says and which state it proposes. @throws DomainError `wrong_report` */
export function readReport(input: { text: string; state: string }): v.InferOutput<typeof report> {
  const checked = v.safeParse(report, input)
  if (!checked.success) throw wrongForm('wrong_report', checked.issues)
  return checked.output
}

/**
 * Reports on the fulfilment of a task, with a file as evidence. The state stays as the body left it:
 * the report proposes one and the next meeting decides.
 * `id` is chosen by the form: the same form posted twice reports once.
 * @throws DomainError `not_found`, `wrong_report`, `wrong_kind`, `file_too_large`
 */
export async function reportTask(
  actor: Actor,
  taskId: string,
  input: { id?: string; text: string; state: string; evidence: File | null; name: string },
): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayReport) throw notFound()
  const said = readReport(input)
  const evidence = input.evidence && input.evidence.size > 0 ? await acceptFile(input.evidence) : null
  await inTransaction(actor, async (work) => {
    const id = input.id && isId(input.id) ? input.id : newId()
    if ((await listReports(work.db, taskId)).some((one) => one.id === id)) return
    const fileId =
      evidence &&
      (await registerFile(work, evidence.blob, {
        name: evidence.name,
        mediaType: evidence.mediaType,
        owner: { kind: 'task', id: taskId },
      }))
    await insertReport(work.db, {
      id,
      taskId,
      ...said,
      fileId,
      createdBy: actor.accountId ?? actor.kind,
      createdName: input.name,
    })
    await indexForDesk(work.db, task.setBy.id)
    work.audit({
      action: 'meetings.task.reported',
      subject: { kind: 'task', id: taskId },
      details: { report: id, state: said.state },
    })
  })
}

/** Notes the day on which somebody outside accepted a request; it is a task from then on. @throws DomainError `not_found`, `wrong_day` */
export async function acceptRequest(actor: Actor, taskId: string, day: string): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayAccept) throw notFound()
  const checked = v.safeParse(isoDate, day)
  if (!checked.success) throw wrongForm('wrong_day', checked.issues)
  if (checked.output < task.setBy.heldOn)
    throw new DomainError('wrong_day', 'Žádost nemůže být přijata dřív, než vznikla. Opravte datum.')
  await inTransaction(actor, async (work) => {
    await setAccepted(work.db, taskId, checked.output)
    work.audit({
      action: 'meetings.task.accepted',
      subject: { kind: 'task', id: taskId },
      details: { on: checked.output },
    })
  })
}

/** Opens the evidence of a report. @throws DomainError `not_found` */
export async function openReportFile(actor: Actor, taskId: string, reportId: string) {
  const task = await readTask(actor, taskId)
  if (!task.mayReport || !isId(reportId)) throw notFound()
  const found = (await listReports(database(), taskId)).find(({ id }) => id === reportId)
  if (!found?.fileId) throw notFound()
  return openFile(found.fileId)
}
