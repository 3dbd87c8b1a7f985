import { readAnnex } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** The frozen data of an annex, byte for byte what its digest is of. 404 for readers who may not see it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { json } = await answer(readAnnex(locals.actor, params.body, params.meeting, params.cislo))
  return new Response(json, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="priloha-${params.cislo}.json"`,
    },
  })
}
