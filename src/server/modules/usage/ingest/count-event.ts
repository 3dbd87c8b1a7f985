import { eventKinds, type EventKind } from '../../../../shared/usage/words.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { saltOf, visitorOf } from './day-salt.ts'
import { takeEvent } from './event-buffer.ts'
import { isBot } from './is-bot.ts'
import { countedPlatform } from './counted-platforms.ts'

export interface UseEvent {
  /** Address of the platform in the register */
  platform: string
  kind: EventKind
  path: string
  /** Who came; neither is stored */
  address: string
  agent: string
  /** Page from which a browser sent it (Origin or Referer), when it said so */
  from?: string | undefined
  at: Date
}

let today = { until: 0, day: '' }

/** The day of an instant, remembered for the minute. */
function dayOf(at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000)
  if (today.until !== minute) today = { until: minute, day: localDay(at) }
  return today.day
}

/**
 * Counts one use of a platform. What comes from a page of another site than the platform's own is not counted.
 * @returns whether it was counted
 */
export async function countEvent({
  platform,
  kind,
  path,
  address,
  agent,
  from,
  at,
}: UseEvent): Promise<boolean> {
  const counted = await countedPlatform(platform)
  if (!counted || (from !== undefined && counted.host !== null && hostOf(from) !== counted.host)) return false
  const salt = await saltOf(dayOf(at))
  takeEvent({
    platformId: counted.id,
    at,
    kind: eventKinds.indexOf(kind),
    visitor: visitorOf(salt, counted.id, address, agent),
    bot: isBot(agent),
    path: cleanPath(path),
  })
  return true
}

/** The path without its question, which may hold what people wrote; tokens of capability links do not belong there either. */
function cleanPath(path: string): string {
  const bare = path.split(/[?#]/, 1)[0]!.replace(/[^\x21-\x7e\u00a1-\uffff]/g, '')
  return bare.replace(/[\w-]{32,}/g, '…').slice(0, 300) || '/'
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host
  } catch {
    return null
  }
}
