import { listPlatforms } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { platforms } = await answer(listPlatforms(locals.actor))
  return { platforms: platforms.map(({ id, slug, name, state }) => ({ id, slug, name, state })) }
}
