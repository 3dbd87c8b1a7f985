import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { readReport } from '../../../platform/reports/reports.ts'
import { deleteAnnex, insertAnnex } from '../attachment.store.ts'
import { indexForDesk } from '../index-meeting.ts'
import { writableStates } from '../lifecycle.ts'
import { readMeeting } from '../read-meeting.ts'
import { noteRecordChanged } from '../session/session.store.ts'
import { meetingsForTask } from '../tasks/add-task.ts'
import { inRecord } from '../verification/in-record.ts'
import { insertLiveAnnex, listItemsOf, listUnfrozen } from './live-annex.store.ts'

/** Meetings and their items to which the actor may attach a report now, the nearest first. */
export async function placesForReport(actor: Actor) {
  const meetings = await meetingsForTask(actor)
  const items = await listItemsOf(
    database(),
    meetings.map(({ id }) => id),
  )
  return meetings.map((meeting) => ({
    ...meeting,
    items: items.filter(({ meetingId }) => meetingId === meeting.id),
  }))
}

/**
 * Makes a report an annex of a meeting, belonging to one of its items or to the whole. It stays alive until the meeting ends
 * and is frozen then.
 * @param place `meeting` or `meeting:item`
 * @throws DomainError `not_found`, `wrong_state`, `wrong_place`, `attached`, and those of the report
 */
export async function attachReport(
  actor: Actor,
  key: string,
  asked: Readonly<Record<string, string>>,
  place: string,
  isPublic: boolean,
): Promise<void> {
  const [meetingId = '', itemId] = place.split(':')
  // what cannot be read now could not be frozen later
  const { report, parameters: read, content } = await readReport(actor, key, asked)
  const parameters = await withoutToday(actor, report, read)
  await inRecord(actor, meetingId, writableStates, async (work) => {
    const items = await listItemsOf(work.db, [meetingId])
    if (itemId !== undefined && !items.some(({ id }) => id === itemId))
      throw new DomainError('wrong_place', 'Bod, ke kterému zpráva patří, už v programu není. Vyberte jiný.')
    const same = (await listUnfrozen(work.db, meetingId)).some(
      (one) =>
        one.report === report.name &&
        report.parameters.every(({ name }) => one.parameters[name] === parameters[name]),
    )
    if (same)
      throw new DomainError('attached', 'Tento přehled už u jednání je. Najdete ho mezi jeho soubory.', 409)
    const id = newId()
    await insertAnnex(work.db, {
      id,
      meetingId,
      itemId: itemId ?? null,
      title: content.title.slice(0, 500),
    })
    await insertLiveAnnex(work.db, {
      annexId: id,
      report: report.name,
      parameters: JSON.stringify(parameters),
      public: isPublic,
    })
    await noteRecordChanged(work.db, meetingId)
    await indexForDesk(work.db, meetingId)
    work.audit({
      action: 'meetings.report.attached',
      subject: { kind: 'meeting', id: meetingId },
      details: { annex: id, report: report.name },
    })
  })
}

/** A state "as of today" stays alive: until it is frozen its day is the day when it is read. */
async function withoutToday(
  actor: Actor,
  report: ReportDefinition,
  parameters: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const today = await Promise.all(
    report.parameters.filter(({ past }) => past).map(async ({ name, usual }) => [name, await usual(actor)]),
  )
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => !today.some(([known, usual]) => known === name && usual === value),
    ),
  )
}

/** Takes a report that is not frozen yet away from a meeting, with its annex. @throws DomainError `not_found`, `wrong_state` */
export async function detachReport(
  actor: Actor,
  bodySlug: string,
  slug: string,
  annexId: string,
): Promise<void> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  await inRecord(actor, meeting.id, writableStates, async (work) => {
    if (!(await listUnfrozen(work.db, meeting.id)).some((one) => one.annexId === annexId)) throw notFound()
    await deleteAnnex(work.db, annexId)
    await noteRecordChanged(work.db, meeting.id)
    await indexForDesk(work.db, meeting.id)
    work.audit({
      action: 'meetings.report.detached',
      subject: { kind: 'meeting', id: meeting.id },
      details: { annex: annexId },
    })
  })
}
