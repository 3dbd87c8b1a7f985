import { exportCase } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A whole case as JSON; its files are downloaded one by one. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const found = await answer(exportCase(locals.actor, params.id))
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${found.case.referenceNumber.replaceAll('/', '-')}.json"`,
    },
  })
}
