import { digitisationContent } from '#server/modules/services/index.ts'
import type { PageServerLoad } from './$types'
import { readDay } from '#server/platform/http/read-day.ts'

export const load: PageServerLoad = async ({ url, locals }) => {
  const on = readDay(url, locals.actor.now)
  return {
    on,
    misread: url.searchParams.has('k') && url.searchParams.get('k') !== on,
    content: await digitisationContent(on),
  }
}
