import { makeCertificate } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { pdfResponse } from '#server/platform/http/pdf-response.ts'
import type { RequestHandler } from './$types'

/** The certificate of a digital act, PDF/A-3a with its XML; a draft where the city has no seal. */
export const GET: RequestHandler = ({ params, locals }) =>
  answer(makeCertificate(params.token, locals.actor.now).then(({ name, pdf }) => pdfResponse(name, pdf)))
