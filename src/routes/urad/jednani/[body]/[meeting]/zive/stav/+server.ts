import { json } from '@sveltejs/kit'
import { readSession } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** What the page of the session shows, as JSON (`SessionView`), to whom the page shows it. */
export const GET: RequestHandler = async ({ locals, params }) =>
  json(await answer(readSession(locals.actor, params.body, params.meeting)))
