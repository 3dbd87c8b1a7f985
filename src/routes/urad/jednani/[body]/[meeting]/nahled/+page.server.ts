import { editRecord, previewMinutes, readKeptDraft } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { standingRecordForm } from '../../../../record-actions.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { meeting, draft, carried } = await answer(editRecord(locals.actor, params.body, params.meeting))
  const kept = await readKeptDraft(locals.actor, standingRecordForm(params.body, params.meeting))
  return {
    body: params.body,
    meeting: params.meeting,
    keptAt: kept?.keptAt ?? null,
    printed: previewMinutes(meeting, kept?.draft ?? draft, carried, kept?.carried ?? []),
  }
}
