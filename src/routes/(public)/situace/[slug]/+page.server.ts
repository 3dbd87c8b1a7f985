import { readPublicSituation, responsibleOffices } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

/** A guide; with `adresa`, which office handles it there. */
export const load: PageServerLoad = async ({ params, url }) => {
  const asked = (url.searchParams.get('adresa') ?? '').slice(0, 300)
  return {
    ...(await answer(readPublicSituation(params.slug))),
    asked,
    responsible: await responsibleOffices(params.slug, asked),
  }
}
