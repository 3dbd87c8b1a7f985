import { json } from '@sveltejs/kit'
import { readScreen } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** What the screen of the room shows, as JSON: the state and the code of this while. */
export const GET: RequestHandler = async ({ locals, params }) =>
  json(await answer(readScreen(locals.actor, params.body, params.meeting)))
