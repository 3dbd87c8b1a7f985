import { downloadCouncilMaterial } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** Material for the council as DOCX: draft resolution and explanatory report. */
export const GET: RequestHandler = async ({ locals, params }) =>
  new Response(Buffer.from(await answer(downloadCouncilMaterial(locals.actor, params.id))), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': 'attachment; filename="material-pro-radu.docx"',
    },
  })
