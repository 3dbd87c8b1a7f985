import { ofnCatalogue } from '#server/modules/services/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** Life situations that have codes of the register of rights and duties, OFN Služby 2024-10-03 in JSON-LD. */
export const GET: RequestHandler = ({ locals }) =>
  openData(ofnCatalogue(locals.actor.now), 'application/ld+json')
