import type { MeetingState } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { readAuditHead } from '../../platform/audit/verify-audit.ts'
import type { Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { announce } from '../../platform/live/live.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { settingsOf } from './body-settings.ts'
import { findBodyById, rolesOn } from './body.store.ts'
import { settleRecord } from './close-meeting.ts'
import { indexForDesk } from './index-meeting.ts'
import { tellCancelled } from './invitations/tell-invited.ts'
import { mayEnter } from './lifecycle.ts'
import { freezeAnnexes } from './live-annexes/freeze-annexes.ts'
import { countVerifiers, lockMeeting } from './meeting.store.ts'
import { mayRecordMeeting } from './policy.ts'
import { takeTopics } from './outcome.store.ts'
import { sessionTopic } from './session/act.ts'
import { findOpenBallot } from './session/ballot.store.ts'
import { endSession } from './session/end-session.ts'
import { settlePublished } from './settle-published.ts'
import { proposeNumber } from './propose-number.ts'
import { lockBody, updateMeeting } from './record.store.ts'
import { voidCopy } from './verification/verification.store.ts'

/**
 * Moves a meeting to its next state: convene, open, close, verify, publish, cancel.
 * Publishing notes the head of the audit chain, which the published PDF prints.
 * @param version that its author saw; null means the meeting as it stands, whatever was written meanwhile
 * @throws DomainError `not_found`, `wrong_state`, `ballot_open`, `stale`
 */
export async function advanceMeeting(
  actor: Actor,
  id: string,
  version: number | null,
  to: MeetingState,
): Promise<void> {
  if (!isId(id) || (version !== null && !Number.isSafeInteger(version))) throw notFound()
  await inTransaction(actor, async (work) => {
    const meeting = await lockMeeting(work.db, id)
    if (!meeting || !mayRecordMeeting(actor, await rolesOn(work.db, actor, meeting.bodyId))) throw notFound()
    if (meeting.state === to) return
    if (!mayEnter(meeting.state, to))
      throw new DomainError(
        'wrong_state',
        'V tomto stavu to udělat nejde. Obnovte stránku a podívejte se, co se mezitím změnilo.',
      )
    const { now } = actor
    if (to === 'in_session' && meeting.heldOn > localDay(now))
      throw new DomainError(
        'too_early',
        'Jednání jde otevřít nejdřív v den, na který je svolané. Změnil-li se termín, upravte datum.',
      )
    if (to === 'verified') await refuseWithoutVerifiers(work.db, meeting)
    if (to === 'closed' && (await findOpenBallot(work.db, id)))
      throw new DomainError('ballot_open', 'Ještě běží hlasování. Nejdřív ho ukončete, nebo zrušte.')
    const settled =
      to === 'closed' && meeting.state === 'in_session' ? await settleRecord(work, meeting) : null
    const numbered = to === 'convened' && meeting.number === null ? await numberFor(work.db, meeting) : {}
    const change = {
      state: to,
      ...settled,
      ...numbered,
      ...(to === 'closed' ? { closedAt: now } : {}),
      ...(settled ? await endSession(work, meeting, settled.informal) : {}),
      // the number returns into the series
      ...(to === 'cancelled' ? { number: null } : {}),
      ...(to === 'verified' ? { verifiedAt: now } : {}),
      ...(to === 'published' ? { publishedAt: now, auditHead: (await readAuditHead(work.db)).hash } : {}),
    }
    if (!(await updateMeeting(work.db, id, version ?? meeting.version, change)))
      throw new DomainError(
        'stale',
        'Jednání mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    // after the record is settled: a report on attendance counts this meeting only in its next one
    if (to === 'closed') await freezeAnnexes(work, id)
    if ('number' in change) await indexForDesk(work.db, id)
    if (to === 'published') await settlePublished(work, id)
    // what was approved is no longer what stands
    if (nextToWrite(meeting.state, to)) await voidCopy(work.db, id, now)
    if (to === 'cancelled') {
      await takeTopics(work.db, meeting, [])
      await tellCancelled(work, id)
    }
    await announce(work.db, sessionTopic(id))
    work.audit({
      action: `meetings.meeting.${to}`,
      subject: { kind: 'meeting', id },
      details: { from: meeting.state },
    })
  })
}

const nextToWrite = (from: MeetingState, to: MeetingState) =>
  to === 'in_session' || (from === 'verified' && to === 'closed')

/** Convening gives the number; the body's row is locked, so that two meetings cannot take the same one. */
async function numberFor(
  db: Db,
  { bodyId, heldOn }: { bodyId: string; heldOn: string },
): Promise<{ number: number }> {
  const body = await lockBody(db, bodyId)
  if (!body) throw notFound()
  return { number: await proposeNumber(db, body, heldOn) }
}

/** A record held in the system names as many verifiers as the body's rules ask; old minutes state what they state. */
export async function refuseWithoutVerifiers(
  db: Db,
  { id, bodyId, origin }: { id: string; bodyId: string; origin: 'held' | 'transcribed' },
): Promise<void> {
  const body = origin === 'held' ? await findBodyById(db, bodyId) : undefined
  const wanted = body ? settingsOf(body).verifiers : 0
  if ((await countVerifiers(db, id)) < wanted)
    throw new DomainError(
      'no_verifier',
      `Zápis má podle pravidel orgánu mít ověřovatele (${wanted}). Vraťte ho k úpravám a doplňte je.`,
    )
}
