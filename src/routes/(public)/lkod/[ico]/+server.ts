import { redirect } from '@sveltejs/kit'
import { graphTypes, readCatalogueGraph } from '#server/modules/catalogue/index.ts'
import { acceptedTypes } from '#server/platform/http/accepted-types.ts'
import { textData } from '#server/platform/http/text-data.ts'
import type { RequestHandler } from './$types'

/** The catalogue of one publisher by its IČO, for the national catalogue and other harvesters; people are taken to its datasets. */
export const GET: RequestHandler = ({ params, request }) => {
  const wanted = acceptedTypes(request.headers.get('accept'))
  const first = wanted.find((one) => one === 'text/html' || graphTypes.some((known) => known === one))
  const type = graphTypes.find((known) => known === first)
  if (first === 'text/html') redirect(303, `/data?poskytovatel=${params.ico}`)
  return textData(async () => ({
    text: await readCatalogueGraph(params.ico, type ?? 'application/ld+json'),
    type: type ?? 'application/ld+json',
  }))
}
