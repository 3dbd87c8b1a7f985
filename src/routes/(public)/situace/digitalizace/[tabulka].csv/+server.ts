import { digitisationContent } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { reportCsv } from '#server/platform/reports/report-csv.ts'
import { readDay } from '#server/platform/http/read-day.ts'
import type { RequestHandler } from './$types'

/** A table of the list of digitised life situations as CSV, as of the day `?k=2026-11-27`. */
export const GET: RequestHandler = ({ params, url, locals }) =>
  answer(
    digitisationContent(readDay(url, locals.actor.now)).then((content) => reportCsv(content, params.tabulka)),
  )
