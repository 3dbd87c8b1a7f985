import { taskStatistics } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  return answer(taskStatistics(locals.actor, query.slug('organ') ?? '', query.text('obdobi', 36)))
}
