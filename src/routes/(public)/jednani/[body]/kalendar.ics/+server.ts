import { bodyCalendar } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A body's meetings for a diary; see bodyCalendar. */
export const GET: RequestHandler = async ({ locals, params, url }) =>
  new Response(await answer(bodyCalendar(locals.actor, params.body, url.origin)), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
