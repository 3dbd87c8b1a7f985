import { error } from '@sveltejs/kit'
import { openTableFile } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { downloadResponse } from '#server/platform/http/download-response.ts'
import type { RequestHandler } from './$types'

/** A file of one version of data; the address never answers with anything else. */
export const GET: RequestHandler = async ({ params, request, platform }) => {
  if (!/^\d{1,6}$/.test(params.cislo)) error(404)
  const file = await answer(openTableFile(params.slug, params.ending, Number(params.cislo)))
  return downloadResponse({ request, platform }, file, { permanent: true })
}
