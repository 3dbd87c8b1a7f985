import { localDay } from '../../../../shared/time/local-day.ts'

/** What a line of an access log says, as far as counting needs it. */
export interface LogLine {
  /** Minutes since 1970 */
  minute: number
  /** In Prague */
  day: string
  address: string
  agent: string
  method: string
  path: string
  status: number
}

const months: Record<string, number> = {
  Jan: 0,
  Feb: 1,
  Mar: 2,
  Apr: 3,
  May: 4,
  Jun: 5,
  Jul: 6,
  Aug: 7,
  Sep: 8,
  Oct: 9,
  Nov: 10,
  Dec: 11,
}

let last = { text: '', minute: 0, day: '' }

/**
 * Reads a line in the combined format of Apache and nginx:
 * `address ident user [10/Oct/2023:13:55:36 +0200] "GET /path HTTP/1.1" 200 2326 "referer" "agent"`. The zone is the line's own.
 * @returns null for a line that is none
 */
export function parseLine(line: string): LogLine | null {
  const opens = line.indexOf('[')
  const closes = line.indexOf(']', opens)
  const space = line.indexOf(' ')
  if (space < 1 || opens < space || closes < 0) return null
  const quote = line.indexOf('"', closes)
  const unquote = line.indexOf('" ', quote + 1)
  if (quote < 0 || unquote < 0) return null
  const time = readTime(line.slice(opens + 1, closes))
  if (!time) return null
  const status = Number(line.slice(unquote + 2, unquote + 5))
  if (!(status >= 100 && status < 600)) return null
  const afterMethod = line.indexOf(' ', quote)
  const afterPath = line.indexOf(' ', afterMethod + 1)
  if (afterMethod < 0 || afterMethod > unquote) return null
  const agentEnds = line.lastIndexOf('"')
  const agentBegins = line.lastIndexOf('"', agentEnds - 1)
  return {
    minute: time.minute,
    day: time.day,
    address: line.slice(0, space),
    agent: agentBegins > unquote ? line.slice(agentBegins + 1, agentEnds) : '',
    method: line.slice(quote + 1, afterMethod),
    path: line.slice(afterMethod + 1, afterPath > 0 && afterPath < unquote ? afterPath : unquote),
    status,
  }
}

/** `10/Oct/2023:13:55:36 +0200`; lines of the same minute are read once. */
function readTime(text: string): { minute: number; day: string } | null {
  const key = text.length === 26 ? text.slice(0, 17) + text.slice(20) : ''
  if (key !== '' && key === last.text) return last
  const found = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):\d{2} ([+-])(\d{2})(\d{2})$/.exec(text)
  const month = found && months[found[2]!]
  if (!found || month === undefined || month === null) return null
  const [, day, , year, hour, minute, sign, zoneHours, zoneMinutes] = found
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1)
  const utc = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute)) / 60_000 - zone
  if (Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return null
  last = { text: key, minute: utc, day: localDay(new Date(utc * 60_000)) }
  return last
}
