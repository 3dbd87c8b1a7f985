import { listMeetings } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const [organ, rok, text] = [query.slug('organ'), query.number('rok', 1900, 2100), query.text('text')]
  const page = query.number('strana', 1, 10_000) ?? 1
  const list = await listMeetings({
    ...(organ ? { body: organ } : {}),
    ...(rok ? { year: rok } : {}),
    ...(text ? { text } : {}),
    page,
  })
  return { ...list, filter: { organ, rok, text }, page, badFilter: query.misread() }
}
