import { localClock } from '../../../../shared/time/local-clock.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { findEnd } from './session.store.ts'
import { endSpeech } from './speech.store.ts'

/**
 * What closing says of a meeting that was led live: when it ended, and whether it was quorate. Nothing for one whose
 * record is written by hand.
 */
export async function endSession(
  work: Work,
  meetingId: string,
  informal: boolean,
): Promise<{ endsAt?: string; quorate?: boolean }> {
  const found = await findEnd(work.db, meetingId)
  if (!found) return {}
  await endSpeech(work.db, meetingId, work.actor.now)
  return {
    ...(found.endsAt === null ? { endsAt: localClock(work.actor.now) } : {}),
    ...(found.quorate === null ? { quorate: !informal } : {}),
  }
}
