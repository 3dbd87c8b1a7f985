import { offeredReports } from '#server/platform/reports/offered-reports.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({ reports: await offeredReports(locals.actor) })
