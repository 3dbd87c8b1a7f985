import { readTask } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  task: await answer(readTask(locals.actor, params.id)),
})
