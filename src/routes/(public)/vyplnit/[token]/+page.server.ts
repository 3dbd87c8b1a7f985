import { redirect } from '@sveltejs/kit'
import { draftDays, readDraft, submitDraft } from '#server/modules/cases/index.ts'
import { citizensMaySignIn, listHeldMandates } from '#server/modules/citizens/index.ts'
import { reaches } from '#shared/citizens/words.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { review } from '#shared/forms/answers.ts'
import { localDay } from '#shared/time/local-day.ts'
import { localPath } from '#shared/messages/messages.ts'
import type { Actions, PageServerLoad } from './$types'

/** The check of all answers; a draft in which nothing stands yet begins with its first page. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const draft = await answer(readDraft(params.token))
  const untouched = draft.fresh || Object.keys(draft.answers).length === 0
  if (untouched && draft.caseId === null)
    redirect(303, localPath(locals.locale, `/vyplnit/${params.token}/${draft.pages[0]!.id}`))
  return {
    form: draft.form,
    pages: draft.pages,
    answers: draft.answers,
    missing: review(draft.definition, draft.answers),
    filed: draft.caseId !== null,
    days: draftDays,
    maySignIn: citizensMaySignIn() || locals.demo,
    needsLevel:
      draft.form.level !== null && !reaches(locals.citizen?.level ?? null, draft.form.level)
        ? draft.form.level
        : null,
    needsOwner: draft.citizenId !== null && draft.citizenId !== locals.citizen?.id,
    behalf:
      draft.mandateId === null || !locals.citizen
        ? null
        : ((await listHeldMandates(locals.citizen.id, localDay(locals.actor.now))).find(
            ({ id }) => id === draft.mandateId,
          )?.grantor.name ?? null),
    signedAs: locals.citizen?.profile.name ?? null,
  }
}

export const actions: Actions = {
  default: async ({ params, locals }) => {
    let link = ''
    const refused = await formAnswer({}, async () => {
      link = await submitDraft(locals.actor, params.token, locals.citizen)
    })
    if (refused) return refused
    redirect(303, localPath(locals.locale, `/pripad/${link}`))
  },
}
