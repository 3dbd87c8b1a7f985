import type { Column } from '../../../../shared/catalogue/column.ts'
import type { BarChart, LineChart } from '../../../../shared/reports/report.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { publishedTable, type PublishedTable } from './published-table.ts'
import { readPoints, type Points } from './read-points.ts'
import { rowsOf, type Cell, type RowsAnswer } from './read-rows.ts'
import { aggregateName, type TableQuery } from './table-query.ts'

export const views = ['tabulka', 'souhrn', 'graf', 'mapa'] as const
export type View = (typeof views)[number]

const rowsPerPage = 50
const mostGroups = 1000
const mostBars = 30

/** A table as a reader looks at it: rows, groups, a chart or a map. @throws DomainError `not_found`, `no_table`, `wrong_parameter`, `query_too_slow` */
export async function exploreTable(slug: string, query: TableQuery, view: View, page: number) {
  const table = await publishedTable(slug)
  const grouped = view === 'souhrn' || view === 'graf'
  const asked: TableQuery = grouped
    ? biggestFirst(withCount(query), table.columns)
    : { ...query, group: [], aggregates: [] }
  const ready = !grouped || asked.group.length > 0
  const answer: RowsAnswer | null =
    view === 'mapa' || !ready
      ? null
      : await rowsOf(
          table,
          asked,
          grouped
            ? { limit: mostGroups, offset: 0 }
            : { limit: rowsPerPage, offset: (page - 1) * rowsPerPage },
        )
  const points: Points | null = view === 'mapa' ? await readPoints(table, query) : null
  return {
    dataset: {
      slug,
      title: table.dataset.title,
      titleEn: table.dataset.titleEn,
      publisher: table.dataset.publisher,
      publishedAt: table.version.publishedAt,
      generated: table.dataset.generated,
    },
    base: await permanentBase(),
    columns: table.columns,
    notes: table.notes,
    rows: table.version.rows ?? 0,
    version: table.version.number,
    hasPlaces: table.columns.some(({ role }) => role === 'latitude'),
    answer,
    pages: answer && !grouped ? Math.ceil(answer.total / rowsPerPage) : 1,
    perPage: rowsPerPage,
    chart: view === 'graf' && answer ? chartOf(table, asked, answer) : null,
    points,
  }
}

const withCount = (query: TableQuery): TableQuery =>
  query.aggregates.length > 0 ? query : { ...query, aggregates: [{ function: 'count', column: null }] }

/** Where nobody says otherwise, the largest groups come first; days, months, years and numbers in their order. */
const biggestFirst = (query: TableQuery, columns: readonly Column[]): TableQuery => {
  const [group] = query.group
  const [aggregate] = query.aggregates
  if (query.sort.length > 0 || !group || !aggregate || group.bucket !== null) return query
  const type = columns.find(({ name }) => name === group.column)?.type
  if (type !== 'text' && type !== 'boolean') return query
  return { ...query, sort: [{ column: aggregateName(aggregate), descending: true }] }
}

function chartOf(
  table: PublishedTable,
  query: TableQuery,
  answer: RowsAnswer,
): { chart: BarChart | LineChart; shown: number } | null {
  const [group] = query.group
  const [aggregate] = query.aggregates
  if (!group || !aggregate) return null
  const at = answer.columns.findIndex(({ name }) => name === aggregateName(aggregate))
  const values = answer.rows.map((row) => ({
    label: row
      .slice(0, query.group.length)
      .map((cell) => labelOf(cell ?? null))
      .join(' · '),
    value: numberOf(row[at] ?? null),
  }))
  const title = titleOf(table, query)
  const unit = aggregate.function === 'count' ? 'count' : 'decimal'
  if (group.bucket !== null && query.group.length === 1) {
    const known = new Map(values.map(({ label, value }) => [label, value]))
    const times = timesBetween(
      values
        .filter(({ label }) => label !== '–')
        .map(({ label }) => label)
        .sort(),
      group.bucket,
    )
    return {
      chart: {
        kind: 'lines',
        title,
        unit,
        times,
        series: [
          { name: aggregateLabel(table, query), values: times.map((time) => known.get(time) ?? null) },
        ],
      },
      shown: times.length,
    }
  }
  const bars = values.slice(0, mostBars)
  return { chart: { kind: 'bars', title, unit, bars }, shown: bars.length }
}

const labelOf = (cell: Cell): string =>
  cell === null ? '–' : cell === true ? 'ano' : cell === false ? 'ne' : String(cell).slice(0, 60)
const numberOf = (cell: Cell): number | null =>
  cell === null || Number.isNaN(Number(cell)) ? null : Number(cell)

const nameOf = (table: PublishedTable, column: string): string =>
  table.notes[column]?.title ?? table.columns.find((one: Column) => one.name === column)?.title ?? column
const words = {
  count: 'počet řádků',
  sum: 'součet',
  avg: 'průměr',
  min: 'nejmenší',
  max: 'největší',
} as const

function aggregateLabel(table: PublishedTable, query: TableQuery): string {
  const [aggregate] = query.aggregates
  if (!aggregate) return ''
  return aggregate.column === null
    ? words.count
    : `${words[aggregate.function]}: ${nameOf(table, aggregate.column)}`
}

const titleOf = (table: PublishedTable, query: TableQuery): string => {
  const label = aggregateLabel(table, query)
  return `${label.charAt(0).toUpperCase()}${label.slice(1)} podle: ${query.group.map(({ column }) => nameOf(table, column)).join(', ')}`
}

/** All months or years between the first and the last, so that a missing one is a gap. */
function timesBetween(times: readonly string[], bucket: 'month' | 'year'): string[] {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  const [year, month] = first.split('-').map(Number) as [number, number | undefined]
  for (let step = 0; step < 600; step++) {
    const time =
      bucket === 'year'
        ? String(year + step).padStart(4, '0')
        : new Date(Date.UTC(year, (month ?? 1) - 1 + step, 1)).toISOString().slice(0, 7)
    if (time > last) break
    all.push(time)
  }
  return all
}
