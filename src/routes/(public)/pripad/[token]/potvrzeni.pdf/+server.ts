import { makeReceipt } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { pdfResponse } from '#server/platform/http/pdf-response.ts'
import type { RequestHandler } from './$types'

/** The receipt of a submission: PDF/A-3a for the archive, with `?pristupne=1` its PDF/UA-1 twin. */
export const GET: RequestHandler = ({ params, url }) =>
  answer(
    makeReceipt(params.token, url.searchParams.has('pristupne') ? 'accessible' : 'archive').then(
      ({ name, pdf }) => pdfResponse(name, pdf),
    ),
  )
