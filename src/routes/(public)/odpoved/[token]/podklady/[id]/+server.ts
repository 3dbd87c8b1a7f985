import { openInvitedFile } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A material of the meeting for somebody invited, by the link of their invitation. */
export const GET: RequestHandler = async ({ params }) =>
  fileResponse(await answer(openInvitedFile(params.token, params.id)))
