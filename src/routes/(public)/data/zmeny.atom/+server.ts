import { catalogueFeed } from '#server/modules/catalogue/index.ts'
import type { RequestHandler } from './$types'

/** What happened in the catalogue, as an Atom feed (RFC 4287). */
export const GET: RequestHandler = async () =>
  new Response(await catalogueFeed(null), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'access-control-allow-origin': '*' },
  })
