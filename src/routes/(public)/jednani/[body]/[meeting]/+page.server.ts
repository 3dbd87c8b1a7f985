import { readMeeting } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  meeting: await answer(readMeeting(locals.actor, params.body, params.meeting)),
})
