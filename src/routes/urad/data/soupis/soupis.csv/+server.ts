import { exportSources } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import type { RequestHandler } from './$types'

/** The inventory with its private columns, for its curator; the same table can be uploaded again. */
export const GET: RequestHandler = async ({ locals }) => {
  const { head, rows } = await answer(exportSources(locals.actor))
  return csvResponse('soupis-dat', head, rows)
}
