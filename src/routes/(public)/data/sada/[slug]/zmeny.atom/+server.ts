import { catalogueFeed } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** What happened to one dataset, as an Atom feed (RFC 4287). */
export const GET: RequestHandler = async ({ params }) =>
  new Response(await answer(catalogueFeed(params.slug)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'access-control-allow-origin': '*' },
  })
