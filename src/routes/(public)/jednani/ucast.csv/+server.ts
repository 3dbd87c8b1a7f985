import { attendanceTable } from '#server/modules/meetings/index.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import type { RequestHandler } from './$types'

/** Members at published meetings as CSV. */
export const GET: RequestHandler = async ({ url }) => {
  const { head, rows } = await attendanceTable(url.origin)
  return csvResponse('ucast', head, rows)
}
