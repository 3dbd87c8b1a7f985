import { redirect } from '@sveltejs/kit'
import { procedureOf, startDraft } from '#server/modules/cases/index.ts'
import { readPublishedForm } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { localPath } from '#shared/messages/messages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) =>
  answer(
    readPublishedForm(params.form).then(({ title, procedure, situationSlug, definition }) => {
      const { law, limitDays } = procedureOf(procedure)
      return { title, lead: definition.lead ?? null, law, limitDays, situationSlug }
    }),
  )

export const actions: Actions = {
  default: async ({ params, locals }) => {
    const token = await answer(startDraft(locals.actor, params.form))
    redirect(303, localPath(locals.locale, `/vyplnit/${token}`))
  },
}
