import { homeMeetings } from '#server/modules/meetings/index.ts'
import { areasInUse } from '#server/modules/services/index.ts'
import { judgePlatforms } from '#server/modules/usage/index.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { PageServerLoad } from './$types'

const shownFigures = 4

export const load: PageServerLoad = async ({ locals }) => {
  const judged = await judgePlatforms(localDay(locals.actor.now))
  return {
    ...(await homeMeetings(locals.actor)),
    areas: await areasInUse(),
    figures: judged
      .flatMap(({ id, slug, name, growth }) =>
        growth?.change === null || growth === null
          ? []
          : [{ id, slug, name, verdict: growth.verdict, change: growth.change, metric: growth.metric }],
      )
      .slice(0, shownFigures),
  }
}
