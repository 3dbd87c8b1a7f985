import { redirect } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The permanent address of a file or a service is a name; what is known of it stands on the page of its dataset (303, W3C httpRange-14). */
export const GET: RequestHandler = ({ params }) => redirect(303, `/data/sada/${params.slug}`)
