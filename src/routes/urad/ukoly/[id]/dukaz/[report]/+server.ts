import { openReportFile } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** Evidence of a task's fulfilment, for those who belong to the body. */
export const GET: RequestHandler = async ({ locals, params }) =>
  fileResponse(await answer(openReportFile(locals.actor, params.id, params.report)))
