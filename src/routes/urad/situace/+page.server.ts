import { listSituations } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

const filters = ['kontrola', 'rozepsane', 'neposouzene'] as const

export const load: PageServerLoad = async ({ locals, url }) => {
  const { situations, mayEdit } = await answer(listSituations(locals.actor))
  const filter = readQuery(url).oneOf('jen', filters) ?? null
  return {
    filter,
    mayEdit,
    total: situations.length,
    situations: situations.filter(
      ({ state, level, reviewDue }) =>
        filter === null ||
        (filter === 'kontrola' && reviewDue) ||
        (filter === 'rozepsane' && state === 'draft') ||
        (filter === 'neposouzene' && level === null),
    ),
  }
}
