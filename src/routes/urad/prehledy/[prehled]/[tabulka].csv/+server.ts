import { answer } from '#server/platform/http/answer.ts'
import { reportCsv } from '#server/platform/reports/report-csv.ts'
import { readReport } from '#server/platform/reports/reports.ts'
import { readAsked } from '../read-asked.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals, params, url }) =>
  answer(
    (async () => {
      const { content } = await readReport(locals.actor, params.prehled, readAsked(params.prehled, url))
      return reportCsv(content, params.tabulka)
    })(),
  )
