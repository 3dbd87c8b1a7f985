import { readYears } from '#server/modules/budget/index.ts'
import { tableCsv } from '#server/platform/reports/report-csv.ts'
import { yearsTable } from '#ui/budget/years-table.ts'
import type { RequestHandler } from './$types'

/** Consolidated sums of all years, in crowns. */
export const GET: RequestHandler = async () => tableCsv(yearsTable(await readYears()))
