import { error } from '@sveltejs/kit'
import { graphFiles, readRecord } from '#server/modules/catalogue/index.ts'
import { textData } from '#server/platform/http/text-data.ts'
import type { RequestHandler } from './$types'

/** The record of a dataset as a file: `zaznam.jsonld`, `.ttl`, `.nt`, `.rdf`. */
export const GET: RequestHandler = ({ params }) => {
  const type = graphFiles.get(params.format)
  if (!type) error(404)
  return textData(async () => ({ text: await readRecord(params.slug, type), type }))
}
