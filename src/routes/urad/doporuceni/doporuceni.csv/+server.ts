import { councilMaterials } from '#server/modules/meetings/index.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import type { RequestHandler } from './$types'

/** Recommendations that wait for an answer, as the table in which the council's office fills it in and sends it back. */
export const GET: RequestHandler = async ({ locals }) => {
  const { recommendations } = await councilMaterials(locals.actor)
  return csvResponse(
    'doporuceni',
    ['doporuceni', 'zneni', 'organ', 'jednani', 'usneseni', 'datum', 'vysledek', 'text'],
    recommendations
      .filter(({ answer }) => answer === null)
      .map(({ id, number, text, bodyName, heldOn }) => [id, number, text, bodyName, heldOn, '', '', '', '']),
  )
}
