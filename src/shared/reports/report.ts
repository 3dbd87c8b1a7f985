/** How a value of a report's table is written. Money is in haléře, a share is a ratio (0.12 is 12 %), a day is `2024-01-31`. */
export type ValueKind = 'text' | 'count' | 'decimal' | 'money' | 'share' | 'day'

/** Null is "not stated", which is never zero. */
export type Value = string | number | null

export interface ReportTable {
  /** Stands in the address of its CSV */
  id: string
  caption: string
  columns: readonly { label: string; kind: ValueKind }[]
  rows: readonly (readonly Value[])[]
  /** Where the thing of each row has a page of its own, in the order of rows */
  addresses?: readonly string[]
  /** Totals, where adding up makes sense */
  foot?: readonly Value[]
}

/** Values over time; a null is a gap. Times are `2024-W05`, `2024-01` or `2024`, equally spaced. */
export interface LineChart {
  kind: 'lines'
  title: string
  unit: ValueKind
  times: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  /** What happened: an outage, a campaign, a change of method */
  marks?: readonly { time: string; text: string }[]
}

/** Amounts beside one another, from zero. */
export interface BarChart {
  kind: 'bars'
  title: string
  unit: ValueKind
  bars: readonly { label: string; group?: string; value: number | null; note?: string }[]
}

/** Estimates with their intervals around zero: the dot is the estimate, the line where the truth most likely is. */
export interface IntervalChart {
  kind: 'intervals'
  title: string
  unit: ValueKind
  rows: readonly {
    label: string
    value: number | null
    low: number | null
    high: number | null
    words: string
  }[]
}

export type Chart = LineChart | BarChart | IntervalChart

export interface ReportSection {
  heading: string
  /** The finding in sentences */
  sentences: readonly string[]
  chart: Chart | null
  table: ReportTable | null
}

/** What a report says: everything that is shown, printed and frozen. Official record, in Czech. */
export interface ReportContent {
  title: string
  /** The question that it answers */
  question: string
  /** What it is about: a period, a body */
  scope: string
  summary: readonly string[]
  sections: readonly ReportSection[]
  sources: readonly { name: string; detail: string }[]
  method: readonly string[]
  caveats: readonly string[]
  /** Some of its figures are a demonstration's, not the city's */
  synthetic: boolean
}

export interface AnnexOf {
  number: number
  city: string
  body: string
  /** Day of the meeting, `2023-12-12` */
  heldOn: string
  meetingNumber: number | null
}

/** A report as it was when the meeting ended. Its JSON, byte for byte, is what the digest is of. */
export interface FrozenReport {
  format: 'radnice-report/1'
  report: string
  parameters: Record<string, string>
  /** ISO 8601 instant */
  frozenAt: string
  /** Of which meeting it is an annex; reports frozen before 2026-11-27 do not say it */
  annexOf?: AnnexOf
  content: ReportContent
}
