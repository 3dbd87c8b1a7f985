import { smartCityContent } from '#server/modules/budget/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, locals }) => {
  const today = localDay(locals.actor.now)
  const year = readQuery(url).number('rok', 1993, 2100) ?? Number(today.slice(0, 4))
  return { year, content: await smartCityContent(year, today) }
}
