import { openDraftFile } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A file of a draft, for whoever fills it in. */
export const GET: RequestHandler = async ({ params }) =>
  fileResponse(await answer(openDraftFile(params.token, params.id)))
