import { printConfirmation } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { pdfResponse } from '#server/platform/http/pdf-response.ts'
import type { RequestHandler } from './$types'

/** The sheet by which an unsigned submission is confirmed on paper, PDF/UA-1. */
export const GET: RequestHandler = ({ params }) =>
  answer(printConfirmation(params.token).then(({ name, pdf }) => pdfResponse(name, pdf)))
