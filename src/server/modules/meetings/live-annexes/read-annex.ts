import type { Actor } from '../../../platform/actor/actor.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { readFrozen } from '../../../platform/reports/freeze-report.ts'
import { compareReports } from '../../../../shared/reports/compare-reports.ts'
import { findReport, isOpenReport, readReport } from '../../../platform/reports/reports.ts'
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
    // whether a visitor may ask the same of today's data
    open: isOpenReport(annex.report.report),
    ...(await readFrozen(annex.report.frozenId)),
  }
}

/**
 * The same question asked of today's data, beside what stood then. Visitors compare what everybody may read today.
 * @throws DomainError `not_found`, and those of the report
 */
export async function compareAnnex(actor: Actor, bodySlug: string, slug: string, number: string) {
  const { annex, meeting, frozen } = await readAnnex(actor, bodySlug, slug, number)
  if (actor.kind === 'visitor' && !isOpenReport(frozen.report)) throw notFound()
  // a state of some day is compared with the state of today
  const past = findReport(frozen.report)
    .parameters.filter((one) => one.past)
    .map(({ name }) => name)
  const asked = Object.fromEntries(Object.entries(frozen.parameters).filter(([name]) => !past.includes(name)))
  const today = await readReport(actor, frozen.report, asked)
  return {
    annex: { number: annex.number },
    meeting,
    title: frozen.content.title,
    frozenAt: frozen.frozenAt,
    then: frozen.content.summary,
    now: today.content.summary,
    differences: compareReports(frozen.content, today.content),
  }
}
