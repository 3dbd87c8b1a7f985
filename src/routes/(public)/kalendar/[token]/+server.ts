import { ownCalendar } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A person's meetings for a diary, at their secret address; see ownCalendar. */
export const GET: RequestHandler = async ({ locals, params }) =>
  new Response(await answer(ownCalendar(params.token, locals.actor.now)), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
  })
