import type { ColumnType } from '#shared/catalogue/column.ts'
import type { Locale } from '#shared/messages/messages.ts'
import { formatDate } from '#shared/format/date.ts'

const answers = { cs: ['ano', 'ne'], en: ['yes', 'no'] } as const

/** A value of a table as people of a language read it: numbers, days and answers; long texts are cut. */
export function writeCell(
  value: string | number | boolean | null,
  type: ColumnType,
  locale: Locale = 'cs',
): string {
  if (value === null) return ''
  if (type === 'boolean') return answers[locale][value === true || value === 'true' ? 0 : 1]
  if (type === 'date') return formatDate(String(value).slice(0, 10), locale)
  if (type === 'datetime') {
    const [day = '', clock = ''] = String(value).split(/[ T]/)
    return `${formatDate(day, locale)} ${clock.replace(/:00$/, '')}`
  }
  if (type === 'integer' || type === 'decimal') {
    const text = String(value)
    const [whole = '', fraction] = text.split('.')
    const [thousands, point] = locale === 'cs' ? ['\u00a0', ','] : [',', '.']
    // years are not divided
    const year = type === 'integer' && /^-?\d{1,4}$/.test(whole)
    const grouped = year ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands)
    return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
  }
  const text = String(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
