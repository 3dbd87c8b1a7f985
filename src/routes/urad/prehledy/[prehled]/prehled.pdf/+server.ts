import { answer } from '#server/platform/http/answer.ts'
import { pdfResponse } from '#server/platform/http/pdf-response.ts'
import { printReport } from '#server/platform/reports/print-report.ts'
import { readReport } from '#server/platform/reports/reports.ts'
import { readAsked } from '../read-asked.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals, params, url }) =>
  answer(
    (async () => {
      const { content } = await readReport(locals.actor, params.prehled, readAsked(params.prehled, url))
      return pdfResponse(params.prehled, await printReport(content, locals.actor.now, null))
    })(),
  )
