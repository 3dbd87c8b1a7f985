import { isRedirect, redirect } from '@sveltejs/kit'
import { exploreTable, readTableQuery } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import type { PageServerLoad } from './$types'
import { plainAddress, readAddress } from './read-address.ts'

export const load: PageServerLoad = async ({ params, url }) => {
  const plain = plainAddress(url)
  if (plain) redirect(303, plain)
  const { view, page, query, problem } = readAddress(url)
  try {
    const found = await exploreTable(params.slug, query, view, page)
    toLastPage(url, page, Math.max(1, found.pages))
    return { view, page, query, problem, found }
  } catch (refused) {
    if (isRedirect(refused)) throw refused
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
