import { attendanceSheet } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A sheet to sign at the door, as PDF. */
export const GET: RequestHandler = async ({ locals, params }) =>
  new Response(Buffer.from(await answer(attendanceSheet(locals.actor, params.body, params.meeting))), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="prezencni-listina.pdf"',
    },
  })
