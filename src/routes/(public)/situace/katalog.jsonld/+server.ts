import { cpsvCatalogue } from '#server/modules/services/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** Published life situations as a catalogue of public services, CPSV-AP 3.2 in JSON-LD. */
export const GET: RequestHandler = ({ locals }) =>
  openData(cpsvCatalogue(locals.actor.now), 'application/ld+json')
