import { homeMeetings } from '#server/modules/meetings/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => homeMeetings(locals.actor)
