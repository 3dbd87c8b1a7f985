import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { system } from '../../../platform/actor/actor.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { contactsOf, namePersons } from '../../people/index.ts'
import { listMemberships } from '../body.store.ts'
import { meetingName } from '../meeting-name.ts'
import { findHeading } from '../meeting.store.ts'
import { listCarriedTasks } from '../task.store.ts'
import { isTaskOf } from './whose-task.ts'
import { listComing, listReminded, noteReminded } from './task-follow.store.ts'

/** Days before a meeting on which its people are reminded of their tasks. */
const daysBefore = 3

/**
 * Writes to those who have unfinished tasks of a body, some days before its meeting: one mail to one person and meeting,
 * each task with its link. People are found by the names that the records carry; who is not in the body's list, or has no
 * e-mail, is not written to.
 */
export const remindTasks: JobDefinition = {
  name: 'meetings.tasks.remind',
  schedule: '10 7 * * *',
  run: async (_, now) => {
    const today = localDay(now)
    for (const meeting of await listComing(database(), today, shiftDay(today, daysBefore)))
      await inTransaction(system(now), async (work) => {
        const { db } = work
        const heading = await findHeading(db, meeting.id)
        const tasks = await listCarriedTasks(db, meeting.bodyId, meeting.id, meeting.heldOn)
        if (!heading || tasks.length === 0) return
        const ids = (await listMemberships(db, meeting.bodyId, meeting.heldOn)).map(
          ({ personId }) => personId,
        )
        const names = await namePersons(db, ids)
        const reminded = await listReminded(db, meeting.id)
        let sent = 0
        for (const { id, email } of await contactsOf(db, [...new Set(ids)])) {
          const own = tasks.filter((task) => isTaskOf(task, names.get(id)!.full))
          if (own.length === 0 || reminded.includes(id)) continue
          if (!(await noteReminded(db, { meetingId: meeting.id, personId: id, sentAt: now }))) continue
          const name = meetingName(heading.number, heading.bodyKind, heading.bodyName)
          await queueMail(work, {
            recipient: email,
            subject: t.tasks.mailSubject(name, formatDate(meeting.heldOn)),
            text: `${t.tasks.mailLead(name, formatDate(meeting.heldOn))}\n\n${own.map(line).join('\n\n')}\n`,
          })
          sent++
        }
        if (sent > 0)
          work.audit({
            action: 'meetings.tasks.reminded',
            subject: { kind: 'meeting', id: meeting.id },
            details: { sent },
          })
      })
  },
}

const line = (task: { id: string; text: string; dueOn: string | null; dueWords: string | null }) =>
  [
    `• ${task.text.replace(/[⟦⟧]/g, '')}`,
    task.dueOn ? `  ${t.tasks.due(formatDate(task.dueOn))}` : task.dueWords ? `  ${task.dueWords}` : null,
    `  ${publicUrl()}/urad/ukoly/${task.id}`,
  ]
    .filter((part) => part !== null)
    .join('\n')
