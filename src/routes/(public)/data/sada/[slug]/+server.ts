import { graphTypes, readRecord } from '#server/modules/catalogue/index.ts'
import { acceptedTypes } from '#server/platform/http/accepted-types.ts'
import { textData } from '#server/platform/http/text-data.ts'
import type { RequestHandler } from './$types'

/** The record of a dataset for programs at its permanent address: JSON-LD (DCAT-AP-CZ), Turtle, N-Triples or RDF/XML by `Accept`. */
export const GET: RequestHandler = ({ params, request }) =>
  textData(async () => {
    const wanted = acceptedTypes(request.headers.get('accept'))
    const type =
      wanted.flatMap((one) => graphTypes.find((known) => known === one) ?? [])[0] ?? 'application/ld+json'
    return { text: await readRecord(params.slug, type), type }
  })
