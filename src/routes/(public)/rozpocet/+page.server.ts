import { readYears } from '#server/modules/budget/index.ts'
import { yearsTable } from '#ui/budget/years-table.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const years = await readYears()
  return { years, table: yearsTable(years), demo: locals.demo }
}
