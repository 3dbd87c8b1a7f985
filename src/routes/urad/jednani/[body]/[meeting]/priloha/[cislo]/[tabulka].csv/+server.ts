import { readAnnex } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { reportCsv } from '#server/platform/reports/report-csv.ts'
import type { RequestHandler } from './$types'

/** A table of a frozen annex as CSV. 404 for readers who may not see it. */
export const GET: RequestHandler = ({ locals, params }) =>
  answer(
    readAnnex(locals.actor, params.body, params.meeting, params.cislo).then(({ frozen }) =>
      reportCsv(frozen.content, params.tabulka),
    ),
  )
