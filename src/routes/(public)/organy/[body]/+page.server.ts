import { attendanceStatistics, readBody } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const year = readQuery(url).number('rok', 1900, 2100)
  return {
    body: await answer(readBody(locals.actor, params.body)),
    statistics: await attendanceStatistics(locals.actor, params.body, year),
  }
}
