import { deskOverview } from '#server/modules/meetings/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => deskOverview(locals.actor)
