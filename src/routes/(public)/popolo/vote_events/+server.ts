import { popoloVoteEvents } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { RequestHandler } from './$types'

/** Votes of published meetings as Popolo VoteEvents, newest first; `page` from 1, 100 a page. */
export const GET: RequestHandler = ({ url }) =>
  openData(popoloVoteEvents(readQuery(url).number('page', 1, 1_000_000) ?? 1))
