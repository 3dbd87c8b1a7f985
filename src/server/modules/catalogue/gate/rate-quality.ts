import { dueAfterDays, fileFormats } from '../../../../shared/catalogue/codelists.ts'
import type { DatasetRecord } from '../exchange/record.ts'

export interface QualityMark {
  code: string
  points: number
  met: boolean
  /** Field where it can be mended */
  field: string
}

export interface Quality {
  /** Share of the points, 0 to 100 */
  score: number
  marks: QualityMark[]
}

/** What is known of a dataset beside its record. */
export interface Upkeep {
  now: Date
  dataChangedAt: Date | null
  /** Addresses of linked files that did not answer at the last check */
  dead: number
  withoutCors: number
  /** Rows that were left out or emptied for their faults */
  faultyRows: number
  hasSchema: boolean
}

/**
 * How good a record and its data are: found, understood, usable, kept. Each mark that is not met names the field where it is mended;
 * the words for it stand in the messages.
 */
export function rateQuality(record: DatasetRecord, upkeep: Upkeep): Quality {
  const files = record.distributions.filter((one) => one.kind === 'file')
  const formats = files.map(({ format }) => format ?? '')
  const open = formats.some((code) => fileFormats[code as keyof typeof fileFormats]?.open)
  const marks: QualityMark[] = [
    {
      code: 'longDescription',
      points: 10,
      met: (record.description ?? '').length >= 100,
      field: 'description',
    },
    { code: 'keywords', points: 5, met: record.keywords.length >= 3, field: 'keywords' },
    {
      code: 'english',
      points: 5,
      met: record.titleEn !== null && record.descriptionEn !== null,
      field: 'titleEn',
    },
    { code: 'period', points: 5, met: record.startsOn !== null, field: 'startsOn' },
    { code: 'contact', points: 10, met: record.contactEmail !== null, field: 'contactEmail' },
    { code: 'documentation', points: 5, met: record.page !== null, field: 'page' },
    { code: 'openFormat', points: 15, met: open || record.kind === 'series', field: 'distributions' },
    {
      code: 'service',
      points: 5,
      met: record.distributions.some(({ kind }) => kind === 'service') || record.kind === 'series',
      field: 'distributions',
    },
    { code: 'schema', points: 10, met: upkeep.hasSchema || record.kind === 'series', field: 'distributions' },
    { code: 'cleanRows', points: 10, met: upkeep.faultyRows === 0, field: 'distributions' },
    { code: 'alive', points: 10, met: upkeep.dead === 0, field: 'distributions' },
    { code: 'cors', points: 5, met: upkeep.withoutCors === 0, field: 'distributions' },
    {
      code: 'upToDate',
      points: 5,
      met: !isOverdue(record.frequency, upkeep.dataChangedAt, upkeep.now),
      field: 'frequency',
    },
  ]
  const all = marks.reduce((sum, { points }) => sum + points, 0)
  const got = marks.reduce((sum, { points, met }) => sum + (met ? points : 0), 0)
  return { score: Math.round((100 * got) / all), marks }
}

/** Whether data are older than their frequency promises. Nothing is overdue whose age nobody knows. */
export function isOverdue(frequency: string | null, changedAt: Date | null, now: Date): boolean {
  const days = dueAfterDays[frequency ?? '']
  return days !== undefined && changedAt !== null && now.getTime() - changedAt.getTime() > days * 86_400_000
}
