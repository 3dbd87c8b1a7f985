import { readForCurator } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { dataset, harvested, document, faults } = await answer(readForCurator(locals.actor, params.id))
  return {
    title: dataset.title,
    publisher: dataset.publisher,
    harvested,
    faults,
    document: JSON.stringify(document, null, 2),
  }
}
