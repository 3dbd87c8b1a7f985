import { listMeetings } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const [organ, rok] = [query.slug('organ'), query.number('rok', 1900, 2100)]
  const [osoba, text] = [query.text('osoba', 100), query.text('text')]
  const page = query.number('strana', 1, 10_000) ?? 1
  const list = await listMeetings({
    ...(organ ? { body: organ } : {}),
    ...(rok ? { year: rok } : {}),
    ...(osoba ? { person: osoba } : {}),
    ...(text ? { text } : {}),
    page,
  })
  toLastPage(url, page, list.pages)
  const unknownBody = organ !== undefined && !list.bodies.some(({ slug }) => slug === organ)
  return { ...list, filter: { organ, rok, osoba, text }, page, badFilter: query.misread() || unknownBody }
}
