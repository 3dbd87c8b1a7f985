import type { RequestHandler } from '@sveltejs/kit'
import { downloadMinutes, type Download } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'

/** Answers with one of the files of minutes, named after the body and the meeting. */
export const answerMinutes =
  (file: Download): RequestHandler =>
  async ({ locals, params }) => {
    const { body = '', meeting = '' } = params as Record<string, string>
    const { type, body: bytes } = await answer(downloadMinutes(locals.actor, body, meeting, file))
    const name = `${body}-${meeting}-${file}`.replace(/[^\w.-]/g, '')
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': type,
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'no-cache',
      },
    })
  }
