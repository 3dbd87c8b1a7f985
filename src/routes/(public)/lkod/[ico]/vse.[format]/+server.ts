import { Readable } from 'node:stream'
import { error } from '@sveltejs/kit'
import { graphFiles, streamCatalogue } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** The catalogue of one publisher with everything that is said of its datasets: `vse.nt`, and `vse.ttl`, for N-Triples are Turtle too. */
export const GET: RequestHandler = async ({ params }) => {
  const type = ['nt', 'ttl'].includes(params.format) ? graphFiles.get(params.format) : undefined
  if (!type) error(404)
  const content = Readable.toWeb(await answer(streamCatalogue(params.ico))) as ReadableStream
  return new Response(content, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'access-control-allow-origin': '*' },
  })
}
