import { readInventory } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { barriers, readinessLevels } from '#shared/catalogue/words.ts'
import type { PageServerLoad } from './$types'

const perPage = 200

export const load: PageServerLoad = async ({ locals, url }) => {
  const { organisations, sources } = await answer(readInventory(locals.actor))
  const query = readQuery(url)
  const asked = {
    text: query.text('text') ?? '',
    organisation: query.text('organizace') ?? '',
    barrier: query.oneOf('prekazka', barriers) ?? '',
    readiness: query.oneOf('pripravenost', readinessLevels.map(String)) ?? '',
    unchecked: query.oneOf('kontrola', ['ceka']) ?? '',
  }
  const words = asked.text.toLocaleLowerCase('cs')
  const matching = sources.filter(
    (one) =>
      (asked.organisation === '' || one.organisationId === asked.organisation) &&
      (asked.barrier === '' || one.barrier === asked.barrier) &&
      (asked.unchecked === '' || one.unchecked) &&
      (asked.readiness === '' || String(one.readiness) === asked.readiness) &&
      (words === '' ||
        [one.name, one.holds, one.system, one.supplier, one.databaseProduct, one.owner]
          .join(' ')
          .toLocaleLowerCase('cs')
          .includes(words)),
  )
  const kept = matching.filter(({ ended }) => !ended)
  const page = query.number('strana', 1, 10_000) ?? 1
  return {
    asked,
    organisations: organisations.map(({ id, name, delivery }) => ({ id, name, delivery })),
    total: kept.length,
    page,
    pages: Math.ceil(kept.length / perPage),
    sources: kept.slice((page - 1) * perPage, page * perPage),
    ended: matching.filter(({ ended }) => ended),
    any: sources.length > 0,
    unchecked: sources.filter((one) => one.unchecked && !one.ended).length,
  }
}
