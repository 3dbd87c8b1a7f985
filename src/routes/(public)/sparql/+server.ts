import { redirect } from '@sveltejs/kit'
import { askSparql } from '#server/modules/catalogue/index.ts'
import { acceptedTypes } from '#server/platform/http/accepted-types.ts'
import { textData } from '#server/platform/http/text-data.ts'
import type { RequestHandler } from './$types'

/** SPARQL 1.1 Protocol, query operation via GET (§ 2.1.1): `?query=`; `format` is what people choose in our form. Without a query they get that form. */
export const GET: RequestHandler = ({ url, request, getClientAddress }) => {
  const wanted = acceptedTypes(request.headers.get('accept'))
  if (!url.searchParams.has('query') && wanted.includes('text/html')) redirect(303, '/data/sparql')
  const visitor = getClientAddress()
  return textData(() =>
    askSparql(url.searchParams.get('query') ?? '', [url.searchParams.get('format') ?? '', ...wanted], {
      visitor,
    }),
  )
}

/** The same via POST, as a form or as the query itself (§§ 2.1.2, 2.1.3). */
export const POST: RequestHandler = ({ request, getClientAddress }) =>
  textData(async () => {
    const direct = request.headers.get('content-type')?.startsWith('application/sparql-query')
    const query = direct ? await request.text() : String((await request.formData()).get('query') ?? '')
    return askSparql(query, acceptedTypes(request.headers.get('accept')), { visitor: getClientAddress() })
  })
