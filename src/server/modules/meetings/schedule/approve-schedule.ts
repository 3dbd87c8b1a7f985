import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { addMeeting } from '../plan-meeting.ts'
import { lockBody } from '../record.store.ts'
import { writeDates, type DateForm } from './draft-schedule.ts'
import { listDates, listOwnOn, noteMeeting, touchSchedule } from './schedule.store.ts'

/**
 * Approves a plan as one: every date becomes a planned meeting, or none does. A day on which the body
 * has a meeting already keeps that one.
 * @returns how many meetings were planned
 * @throws DomainError `not_found`, `approved`, `wrong_plan`, `stale`
 */
export async function approveSchedule(
  actor: Actor,
  id: string,
  version: number,
  rows: readonly DateForm[],
): Promise<number> {
  return inTransaction(actor, async (work) => {
    const { bodyId } = await writeDates(work, id, version, rows)
    await lockBody(work.db, bodyId)
    const dates = await listDates(work.db, id)
    const own = await listOwnOn(
      work.db,
      bodyId,
      dates.map(({ heldOn }) => heldOn),
    )
    let planned = 0
    for (const { id: dateId, heldOn, startsAt, place } of dates) {
      const standing = own.find((meeting) => meeting.heldOn === heldOn)
      if (!standing) planned += 1
      const meetingId =
        standing?.id ?? (await addMeeting(work, bodyId, { heldOn, startsAt, place, remoteUrl: null })).id
      await noteMeeting(work.db, dateId, meetingId)
    }
    if (!(await touchSchedule(work.db, id, version + 1, { approvedAt: actor.now })))
      throw new DomainError(
        'stale',
        'Plán mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    work.audit({
      action: 'meetings.schedule.approved',
      subject: { kind: 'schedule', id },
      details: { planned },
    })
    return planned
  })
}
