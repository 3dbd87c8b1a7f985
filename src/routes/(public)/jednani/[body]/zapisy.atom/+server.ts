import { bodyFeed } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A body's published minutes for feed readers; see bodyFeed. */
export const GET: RequestHandler = async ({ locals, params, url }) =>
  new Response(await answer(bodyFeed(locals.actor, params.body, url.origin)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
