import { answer } from '#server/platform/http/answer.ts'
import { tableCsv } from '#server/platform/reports/report-csv.ts'
import { drillTable } from '#ui/budget/drill-table.ts'
import { readDrill } from '../read-drill.ts'
import type { RequestHandler } from './$types'

/** One step into the budget of a year as CSV, in crowns; the question is that of the page. */
export const GET: RequestHandler = ({ params, url }) =>
  answer(readDrill(params.rok, url, { paged: false }).then((drilled) => tableCsv(drillTable(drilled))))
