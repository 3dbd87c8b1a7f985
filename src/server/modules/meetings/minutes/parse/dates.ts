const months = [
  'ledna',
  'února',
  'března',
  'dubna',
  'května',
  'června',
  'července',
  'srpna',
  'září',
  'října',
  'listopadu',
  'prosince',
]
const nominative = [
  'leden',
  'únor',
  'březen',
  'duben',
  'květen',
  'červen',
  'červenec',
  'srpen',
  'září',
  'říjen',
  'listopad',
  'prosinec',
]
const monthNames = [...months, ...nominative].sort((a, b) => b.length - a.length).join('|')

// Scanned digits: 2O2l, 202t, L4.
const digit = '[0-9OolIiLt]'
const numeric = `(?<d>${digit}{1,2})\\.\\s*(?<m>${digit}{1,2})\\.?(?:\\s*(?<y>[12]${digit}${digit}${digit})(?![\\p{L}\\d]))?`
const worded = `(?<dw>\\d{1,2})\\.?\\s*(?<mw>${monthNames})(?:\\s*(?<yw>[12]\\d{3}))?`
const slashed = `(?<ds>\\d{1,2})/(?<ms>\\d{1,2})/(?<ys>20\\d\\d)`

/** A date anywhere in a text: `28.11. 2023`, `12. února 2015`, `29/2/2024`, also with scanning errors. */
export const datePattern = new RegExp(`(?<![\\p{L}\\d.])(?:${worded}|${slashed}|${numeric})`, 'gu')

export interface FoundDate {
  /** `YYYY-MM-DD`; null when the day does not exist or no year is known */
  iso: string | null
  hasYear: boolean
  from: number
  to: number
}

const digits = (text: string) => Number(text.replace(/[Oo]/g, '0').replace(/[lIiLt]/g, '1'))

/** All dates of a text in order. A date without a year takes `year`, or the next one when `after` says that it must come later. */
export function findDates(
  text: string,
  year: number | null = null,
  after: string | null = null,
): FoundDate[] {
  return [...text.matchAll(datePattern)].flatMap((match) => {
    const g = match.groups!
    const day = digits(g['d'] ?? g['dw'] ?? g['ds']!)
    const month = g['mw'] ? monthNumber(g['mw']) : digits(g['m'] ?? g['ms']!)
    const stated = g['y'] ?? g['yw'] ?? g['ys']
    if (month < 1 || month > 12 || day < 1 || day > 31) return []
    const chosen = stated ? digits(stated) : year
    let iso = chosen === null ? null : isoDate(chosen, month, day)
    if (!stated && iso && after && chosen !== null && iso < after && Number(after.slice(5, 7)) - month > 6)
      iso = isoDate(chosen + 1, month, day)
    return [{ iso, hasYear: stated !== undefined, from: match.index, to: match.index + match[0].length }]
  })
}

export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || year < 1900 || year > 2200) return null
  return date.toISOString().slice(0, 10)
}

function monthNumber(name: string): number {
  const at = months.indexOf(name.toLowerCase())
  return (at >= 0 ? at : nominative.indexOf(name.toLowerCase())) + 1
}

/** `konec června` as the last day of that month. */
export function endOfMonth(text: string, year: number): string | null {
  const match = new RegExp(`kon(?:ec|ce) (?:měsíce )?(${monthNames})(?: (20\\d\\d))?`, 'u').exec(text)
  if (!match) return null
  return new Date(Date.UTC(match[2] ? Number(match[2]) : year, monthNumber(match[1]!), 0))
    .toISOString()
    .slice(0, 10)
}

const clock = `(?<h>[01]?\\d|2[0-3])(?:[:.,](?<min>[0-5]\\d)|(?<min2>[0-5]0|[0-5]5))?`
const timePatterns = [
  new RegExp(`(?:od|v|ve|začátek|začátkem v|zahájení v)\\s+${clock}\\s*(?:hod|h\\b|[-–]|$|[.,;]|\\s)`, 'iu'),
  new RegExp(`(?<![\\d.])${clock}\\s*(?:[-–]\\s*[\\d:.,]+\\s*)?(?:hodin|hod|h\\b)`, 'iu'),
  new RegExp(`(?<![\\d.])(?<h>[01]?\\d|2[0-3]):(?<min>[0-5]\\d)`, 'u'),
]

/** The first time of day in a text, as `HH:MM`: `od 15.00 hodin`, `14 hod`, `v 1600 hodin`, `16.30 – 18.00hod`. */
export function findTime(text: string): string | null {
  for (const pattern of timePatterns) {
    const match = pattern.exec(text)
    if (match)
      return `${match.groups!['h']!.padStart(2, '0')}:${match.groups!['min'] ?? match.groups!['min2'] ?? '00'}`
  }
  return null
}

/** The end in `16.30 – 18.00 hod`. */
export function findEndOfRange(text: string): string | null {
  const match = /\d{1,2}[:.,]\d{2}\s*(?:[-–]|do)\s*(\d{1,2})[:.,](\d{2})/u.exec(text)
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : null
}

/** A number that a scanner may have spoilt: `L4`. */
export function scannedNumber(text: string): number | null {
  const value = digits(text)
  return Number.isInteger(value) && value > 0 ? value : null
}
