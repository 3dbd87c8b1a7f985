import { checkInCode, readSession } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

/** The screen of the room: its code is for who leads the meeting to show, nobody else reads it from here. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { meeting, live } = await answer(readSession(locals.actor, params.body, params.meeting))
  const { code, until } = await answer(checkInCode(locals.actor, meeting.id))
  return { address: `/urad/jednani/${meeting.body.slug}/${meeting.slug}`, live, code, until: until.getTime() }
}
