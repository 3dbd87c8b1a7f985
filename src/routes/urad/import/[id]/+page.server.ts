import { randomUUID } from 'node:crypto'
import { readImport, readKeptDraft } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { newRecordForm, recordActions } from '../../record-actions.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const review = await answer(readImport(locals.actor, params.id))
  const kept = await readKeptDraft(locals.actor, newRecordForm(params.id, ''))
  return {
    review: kept ? { ...review, draft: kept.draft } : review,
    reviews: kept?.carried ?? [],
    keptAt: kept?.keptAt ?? null,
    formId: randomUUID(),
  }
}

export const actions: Actions = recordActions(({ params }) => params['id'])
