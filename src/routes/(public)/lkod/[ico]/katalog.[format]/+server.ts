import { error } from '@sveltejs/kit'
import { graphFiles, readCatalogueGraph } from '#server/modules/catalogue/index.ts'
import { textData } from '#server/platform/http/text-data.ts'
import type { RequestHandler } from './$types'

/** The catalogue of one publisher as a file: `katalog.jsonld`, `.ttl`, `.nt`, `.rdf`. */
export const GET: RequestHandler = ({ params }) => {
  const type = graphFiles.get(params.format)
  if (!type) error(404)
  return textData(async () => ({ text: await readCatalogueGraph(params.ico, type), type }))
}
