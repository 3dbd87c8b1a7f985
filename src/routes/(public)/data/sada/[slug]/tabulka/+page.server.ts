import { redirect } from '@sveltejs/kit'
import { exploreTable, readTableQuery } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import type { PageServerLoad } from './$types'
import { plainAddress, readAddress } from './read-address.ts'

export const load: PageServerLoad = async ({ params, url }) => {
  const plain = plainAddress(url)
  if (plain) redirect(303, plain)
  const { view, page, query, problem } = readAddress(url)
  try {
    return { view, page, query, problem, found: await exploreTable(params.slug, query, view, page) }
  } catch (refused) {
    if (!(refused instanceof DomainError) || refused.status === 404 || refused.status === 410)
      return answer(Promise.reject(refused as Error))
    const whole = readTableQuery(new URLSearchParams())
    return {
      view,
      page: 1,
      query: whole,
      problem: refused.message,
      found: await answer(exploreTable(params.slug, whole, 'tabulka', 1)),
    }
  }
}
