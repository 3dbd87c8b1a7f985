import { ofnEvents } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** Public meetings as events by the open formal norm Události (2020-07-01), JSON-LD. */
export const GET: RequestHandler = async () => {
  const response = await openData(ofnEvents())
  response.headers.set('content-type', 'application/ld+json; charset=utf-8')
  return response
}
