import { voteTable } from '#server/modules/meetings/index.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import type { RequestHandler } from './$types'

/** Votes of published meetings as CSV; counts that nobody stated are empty. */
export const GET: RequestHandler = async ({ url }) => {
  const { head, rows } = await voteTable(url.origin)
  return csvResponse('hlasovani', head, rows)
}
