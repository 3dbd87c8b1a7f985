import { exportCases } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import { caseQuestion } from '../case-question.ts'
import type { RequestHandler } from './$types'

/** The queue as CSV by the same filters as its page: columns that lie open, no names and no contents; 10,000 rows at most. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { head, rows } = await answer(exportCases(locals.actor, caseQuestion(url)))
  return csvResponse('podani', head, rows)
}
