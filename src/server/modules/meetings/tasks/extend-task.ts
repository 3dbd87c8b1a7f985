import * as v from 'valibot'
import { formatDate } from '../../../../shared/format/date.ts'
import { isoDate, recordText } from '../../../../shared/meetings/record.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { readTask } from '../read-task.ts'
import { changeTask, insertExtension, lockExtension, settleExtension } from './task-follow.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

const wish = v.object({
  day: isoDate,
  reason: v.pipe(recordText(2000), v.nonEmpty('Napište, proč víc času potřebujete.')),
})

/**
 * Asks for more time on a task; whoever keeps the records of its body decides.
 * @throws DomainError `not_found`, `wrong_wish`, `asked`
 */
export async function askExtension(
  actor: Actor,
  askedBy: string,
  taskId: string,
  input: { day: string; reason: string },
): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayReport || !['open', 'ongoing'].includes(task.state)) throw notFound()
  const checked = v.safeParse(wish, input)
  if (!checked.success) throw wrongForm('wrong_wish', checked.issues)
  const { day, reason } = checked.output
  const after = task.dueOn ?? localDay(actor.now)
  if (day <= after || day < localDay(actor.now))
    throw new DomainError(
      'wrong_wish',
      `Nový termín musí být po ${formatDate(after)} a nesmí být v minulosti.`,
    )
  await inTransaction(actor, async (work) => {
    const id = newId()
    if (!(await insertExtension(work.db, { id, taskId, wantedOn: day, reason, askedBy, askedAt: actor.now })))
      throw new DomainError('asked', 'O prodloužení už někdo požádal a čeká se na rozhodnutí.', 409)
    work.audit({
      action: 'meetings.task.extension_asked',
      subject: { kind: 'task', id: taskId },
      details: { until: day },
    })
  })
}

/** Grants more time, which moves the deadline, or refuses it. @throws DomainError `not_found`, `decided`, `wrong_answer` */
export async function decideExtension(
  actor: Actor,
  taskId: string,
  extensionId: string,
  granted: boolean,
  answer: string,
): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayDecide || !isId(extensionId)) throw notFound()
  const said = v.safeParse(recordText(2000), answer)
  if (!said.success) throw new DomainError('wrong_answer', said.issues[0].message)
  await inTransaction(actor, async (work) => {
    const asked = await lockExtension(work.db, extensionId)
    if (asked?.taskId !== taskId) throw notFound()
    if (asked.state !== 'asked')
      throw new DomainError('decided', 'O žádosti už je rozhodnuto. Obnovte stránku.', 409)
    const state = granted ? 'granted' : 'refused'
    await settleExtension(work.db, asked.id, { state, decidedAt: actor.now, answer: said.output || null })
    if (granted)
      await changeTask(work.db, taskId, { dueOn: asked.wantedOn, dueMeetingId: null, dueWords: null })
    work.audit({
      action: `meetings.task.extension_${state}`,
      subject: { kind: 'task', id: taskId },
      details: { from: task.dueOn, until: asked.wantedOn },
    })
  })
}

/**
 * Meetings before a day are not asked about a distant task; an empty day brings it back to all of them.
 * @throws DomainError `not_found`, `wrong_day`
 */
export async function quietTask(actor: Actor, taskId: string, until: string): Promise<void> {
  const task = await readTask(actor, taskId)
  if (!task.mayDecide) throw notFound()
  const day = v.safeParse(v.union([v.literal(''), isoDate]), until)
  if (!day.success) throw new DomainError('wrong_day', 'Zadejte den, například 12. 12. 2026.')
  if (day.output !== '' && day.output <= localDay(actor.now))
    throw new DomainError(
      'wrong_day',
      'Den odkladu musí být v budoucnu. Chcete-li úkol vrátit na jednání, pole vyprázdněte.',
    )
  if (day.output !== '' && task.dueOn !== null && day.output > task.dueOn)
    throw new DomainError(
      'wrong_day',
      `Úkol má termín ${formatDate(task.dueOn)}. Vraťte ho na jednání nejpozději ten den.`,
    )
  await inTransaction(actor, async (work) => {
    await changeTask(work.db, taskId, { quietUntil: day.output || null })
    work.audit({
      action: 'meetings.task.quieted',
      subject: { kind: 'task', id: taskId },
      details: { until: day.output || null },
    })
  })
}
