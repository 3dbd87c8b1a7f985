import { visitorOf } from '../ingest/day-salt.ts'
import { isBot } from '../ingest/is-bot.ts'
import type { LogCounts } from './log-counts.ts'
import { parseLine } from './parse-line.ts'

export interface Visitor {
  hash: Buffer
  bot: boolean
  lastMinute: number
  /** Changed since it was last kept */
  changed: boolean
}

export interface LogDay {
  counts: LogCounts
  paths: Map<string, number>
  /** By address and agent, in memory only */
  seen: Map<string, Visitor>
  /** By digest: those of an earlier run of the same import */
  visitors: Map<string, Visitor>
  salt: Buffer
  changed: boolean
}

export const emptyCounts = (): LogCounts => ({
  page_views: [0, 0],
  visits: [0, 0],
  searches: [0, 0],
  downloads: [0, 0],
})

const visitEnds = 30
const mostPaths = 5_000
const assets = /\.(?:css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|eot|mp4|webm|json|xml|txt)$/i
const files = /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|zip|csv|ics|kml|geojson)$/i
const searches = /\/(?:hledat|hledani|vyhledat|vyhledavani|search)(?:\/|$)/i

/** What a request counts as; null for what no person asked for: assets, failures, forms. */
function metricOf(
  method: string,
  status: number,
  path: string,
): 'page_views' | 'searches' | 'downloads' | null {
  if (method !== 'GET' || (status !== 200 && status !== 206 && status !== 304)) return null
  if (files.test(path)) return 'downloads'
  if (assets.test(path)) return null
  return searches.test(path) ? 'searches' : 'page_views'
}

/**
 * Counts one line into its day.
 * @param dayOf finds the day's counts, or begins them with a salt of their own
 * @param latest day that a line may be of
 * @returns false for a line that is not in the combined format, or of a day still to come
 */
export function countLine(
  line: string,
  platformId: string,
  dayOf: (day: string) => LogDay,
  latest: string,
): boolean {
  const read = parseLine(line)
  if (!read || read.day > latest) return false
  const question = read.path.indexOf('?')
  const path = question < 0 ? read.path : read.path.slice(0, question)
  const metric = metricOf(read.method, read.status, path)
  if (metric === null) return true
  const day = dayOf(read.day)
  const visitor = visitorIn(day, platformId, read.address, read.agent)
  const side = visitor.bot ? 1 : 0
  day.changed = true
  day.counts[metric][side]++
  // lines of a log may be out of order by seconds
  if (read.minute - visitor.lastMinute > visitEnds) day.counts.visits[side]++
  if (read.minute > visitor.lastMinute) {
    visitor.lastMinute = read.minute
    visitor.changed = true
  }
  if (metric === 'page_views' && side === 0 && (day.paths.has(path) || day.paths.size < mostPaths))
    day.paths.set(path, (day.paths.get(path) ?? 0) + 1)
  return true
}

const never = -1_000_000

function visitorIn(day: LogDay, platformId: string, address: string, agent: string): Visitor {
  const key = `${address} ${agent}`
  const seen = day.seen.get(key)
  if (seen) return seen
  const hash = visitorOf(day.salt, platformId, address, agent)
  const name = hash.toString('base64')
  const visitor = day.visitors.get(name) ?? { hash, bot: isBot(agent), lastMinute: never, changed: true }
  day.visitors.set(name, visitor)
  day.seen.set(key, visitor)
  return visitor
}
