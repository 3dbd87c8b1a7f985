import { readVersions } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => answer(readVersions(params.slug))
