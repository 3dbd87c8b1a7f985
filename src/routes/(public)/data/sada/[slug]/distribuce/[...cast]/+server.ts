import { redirect } from '@sveltejs/kit'
import { readDataset } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { notFound } from '#server/platform/domain-error.ts'
import type { RequestHandler } from './$types'

/** The permanent address of a file or a service is a name; what is known of it stands on the page of its dataset (303, W3C httpRange-14). */
export const GET: RequestHandler = async ({ params }) => {
  const { distributions } = await answer(readDataset(params.slug))
  // a service has an address of its own under its distribution
  const asked = `/distribuce/${params.cast.replace(/\/sluzba$/, '')}`
  if (!distributions.some(({ iri }) => iri.endsWith(asked)))
    return answer(Promise.reject(notFound()))
  redirect(303, `/data/sada/${params.slug}`)
}
