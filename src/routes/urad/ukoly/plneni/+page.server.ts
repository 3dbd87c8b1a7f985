import { redirect } from '@sveltejs/kit'
import { taskStatistics } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const body = query.slug('organ')
  if (!body) redirect(303, '/urad/ukoly')
  return answer(taskStatistics(locals.actor, body, query.text('obdobi', 36)))
}
