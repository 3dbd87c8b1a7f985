import { formatDate } from '../format/date.ts'
import type { Value, ValueKind } from './report.ts'

const nbsp = '\u00a0'
const decimal = (digits: number) =>
  new Intl.NumberFormat('cs', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const whole = decimal(0)
const tenths = decimal(1)
const hundredths = decimal(2)

/** What stands where nothing was stated. */
export const notStated = 'neuvedeno'

/** Haléře as `1 250 000 Kč`; haléře are written only where there are some. */
export const writeMoney = (halere: number): string =>
  `${(halere % 100 === 0 ? whole : hundredths).format(halere / 100)}${nbsp}Kč`

/** Haléře as thousands or millions, for charts and sentences: `1,3 mil. Kč`. */
export function writeShortMoney(halere: number): string {
  const crowns = halere / 100
  if (Math.abs(crowns) >= 1e6) return `${tenths.format(crowns / 1e6)}${nbsp}mil.${nbsp}Kč`
  if (Math.abs(crowns) >= 1e4) return `${whole.format(crowns / 1e3)}${nbsp}tis.${nbsp}Kč`
  return `${whole.format(crowns)}${nbsp}Kč`
}

export const writeCount = (count: number): string => whole.format(count)

/** A ratio as per cent with one decimal. */
export const writeShare = (ratio: number): string =>
  `${ratio < 0 ? '−' : ''}${tenths.format(Math.abs(ratio) * 100)}${nbsp}%`

/** A change with its sign: `+4,2 %`. */
export const writeChange = (ratio: number): string =>
  `${ratio > 0 ? '+' : ratio < 0 ? '−' : ''}${tenths.format(Math.abs(ratio) * 100)}${nbsp}%`

const writers: Record<ValueKind, (value: number) => string> = {
  text: String,
  day: String,
  count: writeCount,
  decimal: (value) => hundredths.format(value).replace(/,00$/, ''),
  money: writeMoney,
  share: writeShare,
}

/** A value of a table in Czech. */
export function writeValue(value: Value, kind: ValueKind): string {
  if (value === null) return notStated
  if (typeof value === 'string') return kind === 'day' ? formatDate(value) : value
  return writers[kind](value)
}

/** A value on a chart, where there is little room. */
export const writeShortValue = (value: number, kind: ValueKind): string =>
  kind === 'money' ? writeShortMoney(value) : kind === 'share' ? writeChange(value) : writers[kind](value)
