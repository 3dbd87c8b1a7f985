import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { formatDate } from '../../../../shared/format/date.ts'
import { cs } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { putBlob } from '../../../platform/files/files.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { attachPdf } from '../attach-pdf.ts'
import { isOpenForWriting } from '../lifecycle.ts'
import { listOpenMeetings } from '../meeting-list.store.ts'
import { lockMeeting } from '../meeting.store.ts'
import { readSchedule, type ScheduleView } from './read-schedule.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/meetings/schedule/schedule.typ'), 'utf8')

/** A plan as PDF/UA-1: what the annex of the minutes holds. */
export function renderSchedule(plan: ScheduleView, now: Date): Promise<Uint8Array> {
  const t = cs
  return compilePdf(
    template,
    {
      title: t.schedule.titleOf(plan.year, plan.body.name),
      footer: t.schedule.printed(formatDate(localDay(now))),
      head: [t.schedule.date, t.schedule.weekday, t.schedule.time, t.schedule.place],
      rows: plan.dates
        .filter(({ meeting }) => meeting?.state !== 'cancelled')
        .map(({ heldOn, startsAt, place }) => [
          formatDate(heldOn),
          t.schedule.dayOf(heldOn),
          startsAt ?? '',
          place ?? '',
        ]),
    },
    'ua-1',
  )
}

/** Meetings of the plan's body whose record is open, so that the plan can become their annex. @throws DomainError `not_found` */
export async function meetingsForAnnex(plan: ScheduleView) {
  return listOpenMeetings(database(), plan.body.id)
}

/**
 * Makes an approved plan a numbered annex of a meeting whose record is still open, as it stands now.
 * @throws DomainError `not_found`, `not_approved`, `wrong_state`
 */
export async function attachSchedule(actor: Actor, id: string, meetingId: string): Promise<void> {
  const plan = await readSchedule(actor, id)
  if (plan.approvedAt === null)
    throw new DomainError('not_approved', 'Nejdřív plán schvalte. Pak ho připojíte k zápisu jako přílohu.')
  if (!isId(meetingId)) throw new DomainError('wrong_state', 'Vyberte jednání, k jehož zápisu plán patří.')
  const bytes = await renderSchedule(plan, actor.now)
  const blob = await putBlob(Readable.from([bytes]), { private: true, limit: bytes.length })
  await inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, meetingId)
    if (!meeting || meeting.bodyId !== plan.body.id) throw notFound()
    if (!isOpenForWriting(meeting.state))
      throw new DomainError('wrong_state', 'Zápis tohoto jednání už je uzavřený. Vyberte jiné jednání.')
    const fileId = await attachPdf(work, meetingId, blob, {
      name: `casovy-plan-${plan.year}.pdf`,
      title: cs.schedule.titleOf(plan.year, plan.body.name),
      isPublic: true,
    })
    work.audit({
      action: 'meetings.schedule.attached',
      subject: { kind: 'schedule', id },
      details: { meeting: meetingId, file: fileId },
    })
  })
}
