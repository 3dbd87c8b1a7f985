import { pollsOf } from '#server/modules/meetings/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => pollsOf(locals.actor)
