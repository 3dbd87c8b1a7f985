import { listProposed } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import type { RequestHandler } from './$types'

/** Cases proposed for disposal, for the archive: numbers and days, no names and no contents. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { head, rows } = await answer(listProposed(locals.actor, params.id))
  return csvResponse('skartacni-navrh', head, rows)
}
