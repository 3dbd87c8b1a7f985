import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { uniqueMetrics, type Metric, type UsageSource } from '../../../../shared/usage/words.ts'
import type { DailyRow } from '../use.store.ts'
import { growthOf, monthly, weekly, type Growth, type Pair } from './growth.ts'
import { isoWeek, mondayOf, yearBefore } from './iso-week.ts'

export interface Annotation {
  kind: 'outage' | 'campaign' | 'method'
  startsOn: string
  endsOn: string
  text: string
}

export interface PlatformGrowth extends Growth {
  metric: Metric
  /** Weekly figures from days, or monthly ones as somebody stated them */
  grain: 'week' | 'month'
  source: UsageSource | 'typed'
  /** So many comparable pairs at least give a verdict */
  fewest: number
  /** The year's figures, oldest first: `2024-W05` or `2024-01` */
  times: string[]
  now: (number | null)[]
  before: (number | null)[]
  /** Weeks with missing days, months without a figure */
  missing: string[]
  /** Weeks or months that a noted outage touched in either year, left out */
  outages: string[]
  /** A change of method between the two years: nothing can be said */
  methodChanged: string | null
  /** Share of bots among everything counted, null where they are not told apart */
  botShare: number | null
}

/** Metrics by which a platform is judged, the best first. Daily counts of people come last: weeks show their daily mean. */
const preferred: readonly Metric[] = [
  'visits',
  'page_views',
  'active_devices',
  'visitors',
  'installs',
  'form_completions',
]

/**
 * Growth of one platform over the year that ends with a day.
 * @param daily figures of two years and a week, of any source
 * @param months monthly figures of two years, `YYYY-MM-01`
 */
export function platformGrowth(
  daily: readonly DailyRow[],
  months: readonly { metric: Metric; month: string; value: number }[],
  annotations: readonly Annotation[],
  until: string,
): PlatformGrowth | null {
  const chosen = chooseSeries(daily)
  if (chosen) return fromDays(chosen.rows, chosen.metric, chosen.source, annotations, until)
  const metric = preferred.find((one) => months.some((row) => row.metric === one)) ?? months[0]?.metric
  return metric === undefined
    ? null
    : fromMonths(
        months.filter((row) => row.metric === metric),
        metric,
        annotations,
        until,
      )
}

/** The metric and source that state the most days; figures of two sources are never mixed. */
function chooseSeries(daily: readonly DailyRow[]) {
  const groups = [...Map.groupBy(daily, ({ metric, source }) => `${metric} ${source}`).values()].filter(
    (rows) => preferred.includes(rows[0]!.metric) && rows.length >= 28,
  )
  const longest = Math.max(0, ...groups.map((rows) => rows.length))
  const rows = groups
    .filter((one) => one.length >= 0.9 * longest)
    .sort((a, b) => preferred.indexOf(a[0]!.metric) - preferred.indexOf(b[0]!.metric))[0]
  return rows ? { rows, metric: rows[0]!.metric, source: rows[0]!.source } : null
}

function fromDays(
  rows: readonly DailyRow[],
  metric: Metric,
  source: UsageSource,
  annotations: readonly Annotation[],
  until: string,
): PlatformGrowth {
  const unique = uniqueMetrics.includes(metric)
  const weeks = new Map<string, { sum: number; days: number }>()
  for (const { day, people } of rows) {
    const week = isoWeek(day)
    const one = weeks.get(week) ?? { sum: 0, days: 0 }
    weeks.set(week, { sum: one.sum + people, days: one.days + 1 })
  }
  // people of several days are never added up: a week shows the mean of its days
  const valueOf = (week: string) => {
    const one = weeks.get(week)
    return one?.days === 7 ? (unique ? one.sum / 7 : one.sum) : null
  }
  const times: string[] = []
  const lastMonday = mondayOf(shiftDay(until, -6))
  for (let back = 51; back >= 0; back--) times.push(isoWeek(shiftDay(lastMonday, -7 * back)))
  const now = times.map(valueOf)
  const before = times.map((week) => valueOf(yearBefore(week)))
  const outages = outagesBy(annotations, isoWeek)
  const begun = times.findIndex((week) => weeks.has(week))
  const missing = times.filter((week, at) => at >= begun && begun >= 0 && now[at] === null)
  const isOut = (week: string) => outages.has(week) || outages.has(yearBefore(week))
  const pairs = pairsOf(times, now, before, isOut)
  const from = shiftDay(lastMonday, -7 * 103)
  const change = annotations.find(
    ({ kind, startsOn }) => kind === 'method' && startsOn > from && startsOn <= until,
  )
  const [people, bots] = rows.reduce(([p, b], row) => [p + row.people, b + row.bots], [0, 0])
  return {
    ...(change ? { ...growthOf([], weekly), pairs: pairs.length } : growthOf(pairs, weekly)),
    metric,
    grain: 'week',
    fewest: weekly.fewest,
    source,
    times,
    now,
    before,
    missing,
    outages: times.filter(isOut),
    methodChanged: change?.text ?? null,
    botShare:
      source === 'own' || source === 'log' ? (people + bots === 0 ? 0 : bots / (people + bots)) : null,
  }
}

function fromMonths(
  rows: readonly { metric: Metric; month: string; value: number }[],
  metric: Metric,
  annotations: readonly Annotation[],
  until: string,
): PlatformGrowth {
  const values = new Map(rows.map(({ month, value }) => [month.slice(0, 7), value]))
  const finished = lastWholeMonth(until)
  const last =
    [...values.keys()]
      .filter((month) => month <= finished)
      .sort()
      .at(-1) ?? finished
  const times = Array.from({ length: 12 }, (_, at) => shiftMonth(last, at - 11))
  const now = times.map((month) => values.get(month) ?? null)
  const before = times.map((month) => values.get(shiftMonth(month, -12)) ?? null)
  const outages = outagesBy(annotations, (day) => day.slice(0, 7))
  const isOut = (month: string) => outages.has(month) || outages.has(shiftMonth(month, -12))
  const pairs = pairsOf(times, now, before, isOut)
  const change = annotations.find(
    ({ kind, startsOn }) =>
      kind === 'method' && startsOn > `${shiftMonth(last, -23)}-01` && startsOn <= until,
  )
  return {
    ...(change ? { ...growthOf([], monthly), pairs: pairs.length } : growthOf(pairs, monthly)),
    metric,
    grain: 'month',
    fewest: monthly.fewest,
    source: 'typed',
    times,
    now,
    before,
    missing: times.filter((_, at) => now[at] === null),
    outages: times.filter(isOut),
    methodChanged: change?.text ?? null,
    botShare: null,
  }
}

/** Times known in both years, without those that an outage touched. */
function pairsOf(
  times: readonly string[],
  now: readonly (number | null)[],
  before: readonly (number | null)[],
  isOut: (time: string) => boolean,
): Pair[] {
  return times.flatMap((time, at) => {
    const [value, earlier] = [now[at] ?? null, before[at] ?? null]
    return value === null || earlier === null || isOut(time) ? [] : [{ time, now: value, before: earlier }]
  })
}

/** Weeks or months that a noted outage touched. */
function outagesBy(annotations: readonly Annotation[], timeOf: (day: string) => string): Set<string> {
  const times = new Set<string>()
  for (const { kind, startsOn, endsOn } of annotations)
    if (kind === 'outage')
      for (let day = startsOn; day <= endsOn; day = shiftDay(day, 1)) times.add(timeOf(day))
  return times
}

/** The last month that is over on a day: one that still runs is not compared with a whole one. */
const lastWholeMonth = (until: string): string => {
  const month = until.slice(0, 7)
  return shiftDay(until, 1).slice(0, 7) > month ? month : shiftMonth(month, -1)
}

const shiftMonth = (month: string, by: number): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
