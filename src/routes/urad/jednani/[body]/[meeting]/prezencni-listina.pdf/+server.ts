import { attendanceSheet } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { pdfResponse } from '#server/platform/http/pdf-response.ts'
import type { RequestHandler } from './$types'

/** A sheet to sign at the door, as PDF. */
export const GET: RequestHandler = async ({ locals, params }) =>
  pdfResponse('prezencni-listina', await answer(attendanceSheet(locals.actor, params.body, params.meeting)))
