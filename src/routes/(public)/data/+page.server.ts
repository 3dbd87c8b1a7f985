import { catalogueList, findDatasets } from '#server/modules/catalogue/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

/** Values of a facet in the address, each once and not too many. */
const chosen = (url: URL, name: string) =>
  [...new Set(url.searchParams.getAll(name))].filter((value) => /^[\w-]{1,40}$/.test(value)).slice(0, 30)

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const asked = {
    text: query.text('text') ?? '',
    publishers: chosen(url, 'poskytovatel'),
    themes: chosen(url, 'tema'),
    formats: chosen(url, 'format'),
    frequencies: chosen(url, 'aktualizace'),
    highValue: url.searchParams.has('hvd'),
    order: query.oneOf('razeni', ['best', 'newest', 'title'] as const) ?? ('best' as const),
    page: query.number('strana', 1, 5000) ?? 1,
  }
  return { asked, found: await findDatasets(asked), catalogues: await catalogueList() }
}
