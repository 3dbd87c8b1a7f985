import * as v from 'valibot'
import { formatDate } from '../../../../shared/format/date.ts'
import { isoDate } from '../../../../shared/meetings/record.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { listMemberships } from '../body.store.ts'
import { inRecord } from './in-record.ts'
import { tellByMail } from './tell-by-mail.ts'
import { endRound, findRound, insertRound } from './verification.store.ts'

/**
 * Opens a comment round on a closed record; members and standing guests are told by mail.
 * @param endsOn the last day for comments, `YYYY-MM-DD`
 * @throws DomainError `not_found`, `wrong_state`, `wrong_day`
 */
export const openComments = (actor: Actor, meetingId: string, endsOn: string): Promise<void> =>
  inRecord(actor, meetingId, ['closed'], async (work, meeting) => {
    const day = v.safeParse(isoDate, endsOn)
    if (!day.success) throw new DomainError('wrong_day', day.issues[0].message)
    if (day.output < localDay(actor.now))
      throw new DomainError(
        'wrong_day',
        'Den, do kterého jde připomínkovat, už minul. Zvolte dnešek nebo pozdější.',
      )
    const standing = await findRound(work.db, meetingId)
    if (standing && standing.closedAt === null) await endRound(work.db, meetingId, actor.now)
    await insertRound(work.db, {
      id: newId(),
      meetingId,
      openedAt: actor.now,
      endsOn: day.output,
      closedAt: null,
    })
    const people = await listMemberships(work.db, meeting.bodyId, meeting.heldOn)
    await tellByMail(work, meeting, [...new Set(people.map(({ personId }) => personId))], (heading) => ({
      subject: t.verification.mail.commentsSubject(heading),
      text: t.verification.mail.comments(heading, formatDate(day.output)),
    }))
    work.audit({
      action: 'meetings.comments.opened',
      subject: { kind: 'meeting', id: meetingId },
      details: { until: day.output },
    })
  })

/** Ends the comment round; suggestions wait for their decisions. @throws DomainError `not_found`, `wrong_state` */
export const closeComments = (actor: Actor, meetingId: string): Promise<void> =>
  inRecord(actor, meetingId, ['closed'], async (work) => {
    if (await endRound(work.db, meetingId, actor.now))
      work.audit({ action: 'meetings.comments.closed', subject: { kind: 'meeting', id: meetingId } })
  })
