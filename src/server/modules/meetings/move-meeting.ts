import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { indexForDesk } from './index-meeting.ts'
import { tellInvited } from './invitations/tell-invited.ts'
import { lockMeeting } from './meeting.store.ts'
import { checkPlan } from './plan-meeting.ts'
import { mayRecordMeeting } from './policy.ts'
import { findMeetingOn, lockBody, moveDeadlines, updateMeeting } from './record.store.ts'

/**
 * Moves a meeting that was not opened yet: its day, time, room or remote address. Its public address stays,
 * deadlines of tasks move with it.
 * @throws DomainError `not_found`, `wrong_plan`, `far_day`, `wrong_state`, `same_day`, `stale`
 */
export async function moveMeeting(
  actor: Actor,
  id: string,
  version: number,
  input: { heldOn: string; startsAt: string; place: string; remoteUrl: string },
): Promise<void> {
  if (!isId(id)) throw notFound()
  const plan = checkPlan(input, actor.now)
  await inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, id)
    if (!meeting || !mayRecordMeeting(actor, await rolesOn(work.db, actor, meeting.bodyId))) throw notFound()
    if (meeting.state !== 'planned' && meeting.state !== 'convened')
      throw new DomainError('wrong_state', 'Jednání už proběhlo, nebo je zrušené. Jeho termín se nemění.')
    await lockBody(work.db, meeting.bodyId)
    const that = await findMeetingOn(work.db, meeting.bodyId, plan.heldOn)
    if (that !== undefined && that !== id)
      throw new DomainError('same_day', 'Ten den už orgán jiné jednání má. Vyberte jiné datum.')
    if (!(await updateMeeting(work.db, id, version, plan)))
      throw new DomainError(
        'stale',
        'Jednání mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    await moveDeadlines(work.db, id, plan.heldOn)
    // who was invited learns of it at once; nobody else is written to
    const told = await tellInvited(work, id, { onlyInvited: true })
    await indexForDesk(work.db, id)
    work.audit({
      action: 'meetings.meeting.moved',
      subject: { kind: 'meeting', id },
      details: { from: meeting.heldOn, to: plan.heldOn, told },
    })
  })
}
