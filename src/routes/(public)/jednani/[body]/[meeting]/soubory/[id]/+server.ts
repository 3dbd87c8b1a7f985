import { openMeetingFile } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A file of a meeting. 404 for readers who may not see it. */
export const GET: RequestHandler = async ({ locals, params }) =>
  fileResponse(await answer(openMeetingFile(locals.actor, params.body, params.meeting, params.id)))
