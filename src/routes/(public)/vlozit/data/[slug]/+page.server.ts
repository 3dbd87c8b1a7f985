import { error } from '@sveltejs/kit'
import { exploreTable } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'
import { readAddress } from '../../../data/sada/[slug]/tabulka/read-address.ts'

export const load: PageServerLoad = async ({ params, url }) => {
  const { view, page, query, problem } = readAddress(url)
  if (problem) error(400, { message: problem })
  return { view, found: await answer(exploreTable(params.slug, query, view, page)) }
}
