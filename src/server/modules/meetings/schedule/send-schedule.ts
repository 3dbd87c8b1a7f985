import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { inviteTo } from '../invitations/send-invitations.ts'
import { mayRecordMeeting } from '../policy.ts'
import { findSchedule, listDates } from './schedule.store.ts'

/**
 * Sends all coming dates of an approved plan into the diaries of those who belong to the body: an invitation for each
 * date. Repeated, it writes only to those who are new or do not know a change. All dates are sent, or none is.
 * @returns how many mails were queued
 * @throws DomainError `not_found`, `not_approved`, `nothing_coming`, `nobody`
 */
export async function sendSchedule(actor: Actor, id: string): Promise<number> {
  return inTransaction(actor, async (work) => {
    const plan = isId(id) ? await findSchedule(work.db, id) : undefined
    if (!plan || !mayRecordMeeting(actor, await rolesOn(work.db, actor, plan.bodyId))) throw notFound()
    if (plan.approvedAt === null)
      throw new DomainError('not_approved', 'Do diářů se posílá schválený plán. Nejdřív ho schvalte.')
    const coming = (await listDates(work.db, id)).flatMap(({ meetingId, heldOn, state }) =>
      meetingId !== null && heldOn >= localDay(actor.now) && (state === 'planned' || state === 'convened')
        ? [meetingId]
        : [],
    )
    if (coming.length === 0)
      throw new DomainError('nothing_coming', 'Žádné z jednání tohoto plánu už nečeká. Není co poslat.')
    let told = 0
    for (const meetingId of coming) told += await inviteTo(work, meetingId)
    return told
  })
}
