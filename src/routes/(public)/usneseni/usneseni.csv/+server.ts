import { resolutionRegister } from '#server/modules/meetings/index.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import { cs } from '#shared/messages/cs.ts'
import { resolutionQuestion } from '../question.ts'
import type { RequestHandler } from './$types'

/** The register as CSV with the filters of the page; counts that nobody stated are empty. */
export const GET: RequestHandler = async ({ url }) => {
  const { rows } = await resolutionRegister(resolutionQuestion(url).question, true)
  const head = [
    'cislo',
    'organ',
    'datum',
    'druh',
    'zneni',
    'pro',
    'proti',
    'zdrzel_se',
    'vysledek',
    'jednani',
  ]
  const lines = rows.map((row) => [
    row.number,
    row.bodyName,
    row.heldOn,
    cs.meetings.kind[row.kind],
    row.text,
    row.inFavour,
    row.against,
    row.abstain,
    row.result && cs.vote.results[row.result],
    `${url.origin}/jednani/${row.bodySlug}/${row.slug}`,
  ])
  return csvResponse('usneseni', head, lines)
}
