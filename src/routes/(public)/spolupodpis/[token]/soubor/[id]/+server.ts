import { openSignedFile } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A file of a submission that somebody is asked to join. */
export const GET: RequestHandler = async ({ params }) =>
  fileResponse(await answer(openSignedFile(params.token, params.id)))
