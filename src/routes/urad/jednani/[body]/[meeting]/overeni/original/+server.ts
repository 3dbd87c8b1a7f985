import { openOriginal } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** The scan of the original signed by hand; never public. */
export const GET: RequestHandler = async ({ locals, params }) =>
  fileResponse(await answer(openOriginal(locals.actor, params.body, params.meeting)))
