import { readMeeting, schemaOrgMeeting } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const meeting = await answer(readMeeting(locals.actor, params.body, params.meeting))
  return { meeting, linkedData: schemaOrgMeeting(meeting, url.origin) }
}
