import { smartCityContent } from '#server/modules/budget/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { reportCsv } from '#server/platform/reports/report-csv.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { RequestHandler } from './$types'

/** A table of the answer as CSV, in crowns. */
export const GET: RequestHandler = ({ params, url, locals }) => {
  const today = localDay(locals.actor.now)
  const year = readQuery(url).number('rok', 1993, 2100) ?? Number(today.slice(0, 4))
  return answer(smartCityContent(year, today).then((content) => reportCsv(content, params.tabulka)))
}
