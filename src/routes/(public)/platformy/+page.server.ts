import { publicPlan, publicPlatforms } from '#server/modules/platforms/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async () => ({
  platforms: await publicPlatforms(),
  plan: await publicPlan(),
})
