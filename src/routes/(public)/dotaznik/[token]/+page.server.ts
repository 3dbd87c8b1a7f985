import { answerQuestionnaire, readQuestionnaire } from '#server/modules/budget/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { readTexts } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, locals }) =>
  answer(readQuestionnaire(params.token, locals.actor.now))

export const actions: Actions = {
  default: async ({ request, params, locals }) => {
    const form = await request.formData()
    const values = readTexts(form)
    const refused = await formAnswer(values, () =>
      answerQuestionnaire(params.token, values, locals.actor.now),
    )
    return refused ?? { sent: true as const }
  },
}
