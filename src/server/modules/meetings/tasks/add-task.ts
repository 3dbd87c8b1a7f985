import * as v from 'valibot'
import { isoDate, orNothing, recordLine, recordText } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { indexForDesk } from '../index-meeting.ts'
import { recordableBodies } from '../import-minutes.ts'
import { listWritable } from '../meeting-list.store.ts'
import { insertTask } from '../session/item-text.store.ts'
import { writableStates } from '../lifecycle.ts'
import { noteRecordChanged } from '../session/session.store.ts'
import { inRecord } from '../verification/in-record.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/** Meetings into whose record the actor may write a task now, the nearest first. */
export async function meetingsForTask(actor: Actor) {
  const bodies = await recordableBodies(actor)
  return listWritable(
    database(),
    bodies.map(({ id }) => id),
  )
}

const task = v.object({
  text: v.pipe(recordText(5000), v.nonEmpty('Napište, co se má udělat.')),
  assignee: recordLine(300),
  due: orNothing(isoDate, 'Zadejte termín, například 12. 12. 2026.'),
})

/**
 * Writes a task down from any page of the desk, into the record of a meeting that is still being written.
 * @param source path of the page that it comes from
 * @throws DomainError `not_found`, `wrong_state`, `wrong_task`
 */
export async function addTask(
  actor: Actor,
  meetingId: string,
  input: { id: string; text: string; assignee: string; due: string; source: string },
): Promise<string> {
  const checked = v.safeParse(task, input)
  if (!checked.success) throw wrongForm('wrong_task', checked.issues)
  const { text, assignee, due } = checked.output
  const source = /^\/[\w/?&=.%-]{0,499}$/.test(input.source) ? input.source : null
  const id = isId(input.id) ? input.id : newId()
  await inRecord(actor, meetingId, writableStates, async (work, { bodyId }) => {
    const row = {
      id,
      bodyId,
      meetingId,
      itemId: null,
      text,
      assignee: assignee || null,
      dueOn: due,
      sourcePath: source,
    }
    if (!(await insertTask(work.db, row))) return
    await noteRecordChanged(work.db, meetingId)
    await indexForDesk(work.db, meetingId)
    work.audit({
      action: 'meetings.task.set',
      subject: { kind: 'meeting', id: meetingId },
      details: { task: id },
    })
  })
  return id
}
