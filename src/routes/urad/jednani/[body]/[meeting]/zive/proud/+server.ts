import { watchedMeeting, watchSession } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { eventStream } from '#server/platform/http/event-stream.ts'
import type { RequestHandler } from './$types'

/**
 * The state of a session as server-sent events (HTML Living Standard, 9.2): one now, one at each change.
 * Data of an event is `LiveState` as JSON. Totals of a running vote are not in it.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const meetingId = await answer(watchedMeeting(locals.actor, params.body, params.meeting))
  return eventStream((tell) => watchSession(meetingId, tell))
}
