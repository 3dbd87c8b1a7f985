import type { ReportContent, ReportTable, Value, ValueKind } from '../../../shared/reports/report.ts'
import { notFound } from '../domain-error.ts'
import { csvResponse } from '../http/csv.ts'

/** Money leaves in crowns; what was not stated stays empty. */
const raw = (value: Value, kind: ValueKind): Value =>
  typeof value === 'number' && kind === 'money' ? value / 100 : value

/** A table as CSV. */
export const tableCsv = (table: ReportTable): Response =>
  csvResponse(
    table.id,
    table.columns.map(({ label, kind }) => (kind === 'money' ? `${label} (Kč)` : label)),
    table.rows.map((row) => row.map((value, at) => raw(value, table.columns[at]!.kind))),
  )

/** One table of a report as CSV. @throws DomainError `not_found` */
export function reportCsv({ sections }: ReportContent, id: string): Response {
  const table = sections.flatMap((section) => section.table ?? []).find((one) => one.id === id)
  if (!table) throw notFound()
  return tableCsv(table)
}
