import { openOwnFile } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A file of one's own case. */
export const GET: RequestHandler = async ({ params }) =>
  fileResponse(await answer(openOwnFile(params.token, params.id)))
