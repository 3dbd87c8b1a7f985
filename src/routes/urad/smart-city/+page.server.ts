import { readSmartCity } from '#server/modules/budget/index.ts'
import { deskTasks, resolutionRegister, taskRegister } from '#server/modules/meetings/index.ts'
import { readPlan, listPlatforms } from '#server/modules/platforms/index.ts'
import { judgePlatforms } from '#server/modules/usage/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { PageServerLoad } from './$types'

const shownDecisions = 6
const shownTasks = 10

/** Decisions → tasks → plan → use and money of each platform, on one screen. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor } = locals
  const today = localDay(actor.now)
  const year = Number(today.slice(0, 4))
  const asked = readQuery(url).slug('organ')
  const own = await deskTasks(actor, { state: 'unfinished', page: 1 })
  const body = own.bodies.find(({ slug }) => slug === asked) ?? own.bodies[0] ?? null
  const ofBody = body ? { body: body.slug } : {}
  // whoever belongs to no body sees what everybody sees
  const tasks = body
    ? (await deskTasks(actor, { state: 'unfinished', page: 1, ...ofBody })).tasks
    : (await taskRegister({ state: 'open', page: 1 })).rows
  const { rows: decisions } = await resolutionRegister({ page: 1, ...ofBody })
  const { platforms } = await answer(listPlatforms(actor))
  const { improvements } = await answer(readPlan(actor))
  const judged = await judgePlatforms(today)
  const money = (await readSmartCity()).find((one) => one.year === year)
  return {
    year,
    body: body && { slug: body.slug, name: body.name },
    bodies: own.bodies.map(({ slug, name }) => ({ slug, name })),
    decisions: decisions.slice(0, shownDecisions),
    tasks: tasks.slice(0, shownTasks),
    platforms: platforms
      .filter(({ state }) => state !== 'ended')
      .map(({ id, slug, name, yearlyCost }) => {
        const plan = improvements.filter(
          (one) => one.platformId === id && !['done', 'rejected'].includes(one.state),
        )
        const growth = judged.find((one) => one.id === id)?.growth ?? null
        const tagged = (money?.tags ?? []).filter(({ platformId }) => platformId === id)
        const amended = tagged.flatMap(({ amounts }) => amounts.amended ?? [])
        return {
          id,
          slug,
          name,
          yearlyCost,
          tagged: amended.length > 0 ? amended.reduce((sum, amount) => sum + amount, 0) : null,
          growth: growth && { verdict: growth.verdict, change: growth.change, metric: growth.metric },
          plan: plan.map(({ id: improvement, title, state, links }) => ({
            id: improvement,
            title,
            state,
            links,
          })),
        }
      }),
  }
}
