import { randomUUID } from 'node:crypto'
import { blankRecord, carriedTasks, readKeptDraft, recordableBodies } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { newRecordForm, recordActions } from '../record-actions.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const bodies = await recordableBodies(locals.actor)
  const chosen =
    bodies.find(({ slug }) => slug === url.searchParams.get('organ')) ??
    (bodies.length === 1 ? bodies[0] : undefined)
  const kept = chosen ? await readKeptDraft(locals.actor, newRecordForm(undefined, chosen.id)) : null
  const draft = chosen ? (kept?.draft ?? (await answer(blankRecord(locals.actor, chosen.id)))) : null
  return {
    bodies: bodies.map(({ id, slug, name }) => ({ id, slug, name })),
    bodyId: chosen?.id ?? '',
    draft,
    keptAt: kept?.keptAt ?? null,
    carried: chosen ? await answer(carriedTasks(locals.actor, chosen.id)) : [],
    reviews: kept?.carried ?? [],
    formId: randomUUID(),
  }
}

export const actions: Actions = recordActions(() => undefined)
