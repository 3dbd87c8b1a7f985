import type { ColumnType } from '#shared/catalogue/column.ts'
import { formatDate } from '#shared/format/date.ts'

/** A value of a table as people read it: Czech numbers, days and answers; long texts are cut. */
export function writeCell(value: string | number | boolean | null, type: ColumnType): string {
  if (value === null) return ''
  if (type === 'boolean') return value === true || value === 'true' ? 'ano' : 'ne'
  if (type === 'date') return formatDate(String(value).slice(0, 10))
  if (type === 'datetime') {
    const [day = '', clock = ''] = String(value).split(/[ T]/)
    return `${formatDate(day)} ${clock.replace(/:00$/, '')}`
  }
  if (type === 'integer' || type === 'decimal') {
    const text = String(value)
    const [whole = '', fraction] = text.split('.')
    // years and other numbers of four digits are not divided
    const grouped = /^-?\d{1,4}$/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')
    return fraction === undefined ? grouped : `${grouped},${fraction}`
  }
  const text = String(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
