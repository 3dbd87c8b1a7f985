import { deskTasks } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const all = query.text('stav', 10) === 'vse'
  const page = query.number('strana', 1, 10_000) ?? 1
  return { ...(await deskTasks(locals.actor, all ? 'all' : 'unfinished', page)), all, page }
}
