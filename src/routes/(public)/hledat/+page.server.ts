import { findSituations } from '#server/modules/services/index.ts'
import { searchableKinds } from '#server/city-hall.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { searchPublic } from '#server/platform/search/search.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const text = readQuery(url).text('text') ?? ''
  return {
    text,
    situations: await findSituations(text, 5),
    ...(await searchPublic(text, searchableKinds())),
  }
}
