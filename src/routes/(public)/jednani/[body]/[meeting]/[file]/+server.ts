import { error } from '@sveltejs/kit'
import { downloadMinutes, downloads } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** The minutes as a file: `zapis.pdf` (PDF/UA-1), `zapis-archiv.pdf` (PDF/A-2a), `zapis.txt`. 404 for readers who may not see the record. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = downloads.find((known) => known === params.file)
  if (!file) error(404, { message: 'not_found' })
  const { type, body } = await answer(downloadMinutes(locals.actor, params.body, params.meeting, file))
  const name = `${params.body}-${params.meeting}-${file}`.replace(/[^\w.-]/g, '')
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type,
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'no-cache',
    },
  })
}
