import { describeApi } from '#server/modules/catalogue/index.ts'
import { apiAnswer } from '#server/platform/http/api-answer.ts'
import type { RequestHandler } from './$types'

/** The API of one dataset, described for programs (OpenAPI 3.1). */
export const GET: RequestHandler = ({ params }) => apiAnswer(() => describeApi(params.slug))
