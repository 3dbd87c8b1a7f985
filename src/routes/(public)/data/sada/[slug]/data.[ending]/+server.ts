import { openTableFile } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { downloadResponse } from '#server/platform/http/download-response.ts'
import type { RequestHandler } from './$types'

/** The newest published data of a dataset as a file: `data.csv`, `.json`, `.geojson`, `.xlsx`, `.parquet`. */
export const GET: RequestHandler = async ({ params, request, platform }) =>
  downloadResponse({ request, platform }, await answer(openTableFile(params.slug, params.ending)))
