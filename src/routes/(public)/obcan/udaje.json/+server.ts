import { redirect } from '@sveltejs/kit'
import { overview } from '#server/modules/cases/index.ts'
import type { RequestHandler } from './$types'

/** Everything that is kept of whoever is signed in, as JSON. */
export const GET: RequestHandler = async ({ locals }) => {
  if (!locals.citizen) redirect(303, '/obcan/prihlaseni')
  return new Response(`${JSON.stringify(await overview(locals.actor, locals.citizen), null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="moje-udaje.json"',
    },
  })
}
