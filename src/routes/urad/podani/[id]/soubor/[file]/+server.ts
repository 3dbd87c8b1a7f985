import { openCaseFile } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { fileResponse } from '#server/platform/http/file-response.ts'
import type { RequestHandler } from './$types'

/** A file of a case, once the virus scanner let it through. */
export const GET: RequestHandler = async ({ params, locals }) =>
  fileResponse(await answer(openCaseFile(locals.actor, params.id, params.file)))
