import type { ReportContent, ReportTable, Value } from './report.ts'

/** A row of a table then and now, in the columns of the table as it stood then. Null stands where the row was missing. */
export interface RowChange {
  name: string
  then: readonly Value[] | null
  now: readonly Value[] | null
}

export interface TableChange {
  caption: string
  columns: ReportTable['columns']
  rows: RowChange[]
}

const tablesOf = ({ sections }: ReportContent) => sections.flatMap(({ table }) => table ?? [])

/** Rows that differ, table by table; a row is known by its first cell. */
export function compareReports(then: ReportContent, now: ReportContent): TableChange[] {
  const today = new Map(tablesOf(now).map((table) => [table.id, table]))
  return tablesOf(then).flatMap((before) => {
    const after = today.get(before.id)
    const rows = compareRows(before.rows, after?.rows ?? [])
    return rows.length > 0 ? [{ caption: before.caption, columns: before.columns, rows }] : []
  })
}

function compareRows(before: ReportTable['rows'], after: ReportTable['rows']): RowChange[] {
  const names = [...new Set([...before, ...after].map((row) => String(row[0])))]
  const of = (rows: ReportTable['rows'], name: string) => rows.find((row) => String(row[0]) === name) ?? null
  return names
    .map((name) => ({ name, then: of(before, name), now: of(after, name) }))
    .filter((change) => JSON.stringify(change.then) !== JSON.stringify(change.now))
}
