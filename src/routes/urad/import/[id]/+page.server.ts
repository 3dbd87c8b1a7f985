import { randomUUID } from 'node:crypto'
import { readImport } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { recordActions } from '../../record-actions.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  review: await answer(readImport(locals.actor, params.id)),
  formId: randomUUID(),
})

export const actions: Actions = recordActions(({ params }) => params['id'])
