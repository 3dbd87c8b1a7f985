import { readPublicSituation } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => answer(readPublicSituation(params.slug))
