import { localClock } from '../../../../shared/time/local-clock.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { findEnd } from './session.store.ts'
import { endSpeech } from './speech.store.ts'

/**
 * What closing says of a meeting that was held in the system: whether it was quorate, unless its record says so itself;
 * of one that was led live also when it ended. A transcription states what its paper states.
 */
export async function endSession(
  work: Work,
  { id, origin }: { id: string; origin: 'held' | 'transcribed' },
  informal: boolean,
): Promise<{ endsAt?: string; quorate?: boolean }> {
  const { endsAt, quorate, led } = await findEnd(work.db, id)
  if (led) await endSpeech(work.db, id, work.actor.now)
  return {
    ...(led && endsAt === null ? { endsAt: localClock(work.actor.now) } : {}),
    ...(origin === 'held' && quorate === null ? { quorate: !informal } : {}),
  }
}
