import { openFinalCopy } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** Its copy with an electronic signature (PAdES). */
export const GET: RequestHandler = async ({ locals, params }) =>
  fileResponse(await answer(openFinalCopy(locals.actor, params.body, params.meeting, 'signed')))
