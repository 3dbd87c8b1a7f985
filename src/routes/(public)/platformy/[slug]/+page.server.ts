import { readPublicPlatform } from '#server/modules/platforms/index.ts'
import { judgePlatforms } from '#server/modules/usage/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const found = await answer(readPublicPlatform(params.slug))
  const judged = await judgePlatforms(localDay(locals.actor.now))
  const use = judged.find(({ id }) => id === found.platform.id)
  return { ...found, growth: use?.growth ?? null, origin: use?.origin ?? '' }
}
