import { readScreen } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(readScreen(locals.actor, params.body, params.meeting))),
  address: `/urad/jednani/${params.body}/${params.meeting}`,
})
