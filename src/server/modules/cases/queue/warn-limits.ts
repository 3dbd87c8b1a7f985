import { formatDate } from '../../../../shared/format/date.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { system } from '../../../platform/actor/actor.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { listDueSoon, noteWarned } from '../case.store.ts'
import { workingDay } from '../clock.ts'
import { listMemberRows } from '../departments/department.store.ts'
import { listHandlers } from '../departments/departments.ts'
import { standsInFor } from '../departments/substitution.ts'
import { warnDays } from '../read-cases.ts'

const mostListed = 30

/**
 * Each working morning says by mail whose limits come near: to whoever has the case, to whoever stands in for them, and of those
 * that nobody has to the people of the department. Once a day each, however often it runs.
 */
export const warnLimits: JobDefinition = {
  name: 'cases.limits.warn',
  schedule: '30 6 * * *',
  run: async (_, now) => {
    const day = localDay(now)
    if (workingDay(day) !== day) return
    await inTransaction(system(now), async (work) => {
      const due = (await listDueSoon(work.db, shiftDay(day, warnDays))).filter(
        // a citizen's turn is told of when it is over, a limit beforehand
        ({ dueOn, attentionOn }) => dueOn === attentionOn || attentionOn! <= day,
      )
      const members = await listMemberRows(work.db)
      for (const { id, email } of await listHandlers(work.db)) {
        const accounts = await standsInFor(work.db, id, day)
        const departments = members.filter((one) => one.accountId === id).map((one) => one.departmentId)
        const mine = due.filter(({ assigneeAccount, departmentId }) =>
          assigneeAccount === null
            ? departmentId !== null && departments.includes(departmentId)
            : accounts.includes(assigneeAccount),
        )
        if (mine.length === 0) continue
        if (!(await noteWarned(work.db, id, day))) continue
        const lines = mine
          .slice(0, mostListed)
          .map(({ referenceNumber, dueOn, attentionOn }) =>
            dueOn === attentionOn
              ? `${referenceNumber}: ${dueOn! < day ? 'po lhůtě, byla' : 'lhůta'} ${formatDate(dueOn!)}`
              : `${referenceNumber}: občan měl odpovědět do ${formatDate(shiftDay(attentionOn!, -1))}`,
          )
        const more = mine.length > mostListed ? `\na dalších ${mine.length - mostListed}` : ''
        await queueMail(work, {
          recipient: email,
          subject: `Blíží se lhůty podání: ${mine.length}`,
          text: `Dobrý den,\n\n${lines.join('\n')}${more}\n\n${publicUrl()}/urad/podani\n`,
        })
      }
    })
  },
}
