import { listPlatforms } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => answer(listPlatforms(locals.actor))
