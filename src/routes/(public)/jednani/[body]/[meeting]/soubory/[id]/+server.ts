import { Readable } from 'node:stream'
import { openMeetingFile } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A file of a meeting, always to be saved, never to be run in the page. 404 for readers who may not see it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { file, content } = await answer(
    openMeetingFile(locals.actor, params.body, params.meeting, params.id),
  )
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': 'sandbox',
      'cache-control': 'private, no-cache',
    },
  })
}
