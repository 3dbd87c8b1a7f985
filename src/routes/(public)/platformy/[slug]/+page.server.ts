import { readPublicPlatform } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => answer(readPublicPlatform(params.slug))
