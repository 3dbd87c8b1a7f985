import { deskSearch } from '#server/city-hall.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { searchDesk } from '#server/platform/search/search.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const text = readQuery(url).text('text') ?? ''
  return { text, ...(await searchDesk(text, await deskSearch(locals.actor))) }
}
