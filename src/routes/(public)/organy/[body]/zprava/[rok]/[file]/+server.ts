import { error } from '@sveltejs/kit'
import { downloadAnnualReport, reportFiles } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** The annual report as a file: `zprava.pdf` (PDF/UA-1), `zprava.json` (see AnnualReport). Attendance is left out where the body does not publish it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = reportFiles.find((known) => known === params.file)
  if (!file) error(404, { message: 'not_found' })
  const { type, body } = await answer(
    downloadAnnualReport(locals.actor, params.body, Number(params.rok), file),
  )
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type,
      'content-disposition': `inline; filename="${params.body}-${params.rok}-${file}"`,
      'cache-control': 'no-cache',
    },
  })
}
