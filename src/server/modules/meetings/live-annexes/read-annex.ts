import type { Actor } from '../../../platform/actor/actor.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { readFrozen } from '../../../platform/reports/freeze-report.ts'
import { readReport } from '../../../platform/reports/reports.ts'
import { readMeeting } from '../read-meeting.ts'

/** A frozen annex by its number, for whoever may see the annex. @throws DomainError `not_found` */
export async function readAnnex(actor: Actor, bodySlug: string, slug: string, number: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const annex = meeting.record?.annexes.find((one) => String(one.number) === number)
  if (!annex?.report?.frozenId) throw notFound()
  const { body, number: meetingNumber, heldOn } = meeting
  return {
    meeting: { body, slug: meeting.slug, number: meetingNumber, heldOn },
    annex: { number: annex.number, title: annex.title, file: annex.file, report: annex.report },
    ...(await readFrozen(annex.report.frozenId)),
  }
}

/** The same question asked of today's data, beside what stood then. @throws DomainError `not_found`, and those of the report */
export async function compareAnnex(actor: Actor, bodySlug: string, slug: string, number: string) {
  const then = await readAnnex(actor, bodySlug, slug, number)
  const now = await readReport(actor, then.frozen.report, then.frozen.parameters)
  return { ...then, today: now.content }
}
