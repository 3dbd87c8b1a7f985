import { listOfBodies } from '#server/modules/meetings/index.ts'
import type { PageServerLoad } from './$types'

/** The city's bodies for a frame in the city's own web: no cookies, no scripts, no header. */
export const load: PageServerLoad = async () => ({ bodies: await listOfBodies() })
