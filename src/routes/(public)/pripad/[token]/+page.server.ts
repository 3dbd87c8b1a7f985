import { answerFromCitizen, readOwnCase } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { askedPages } from '#shared/forms/answers.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) =>
  answer(
    readOwnCase(params.token).then(({ definition, ...own }) => ({
      ...own,
      pages: askedPages(definition, own.answers),
    })),
  )

export const actions: Actions = {
  default: async ({ params, request, locals }) => {
    const text = field(await request.formData(), 'zprava')
    const refused = await formAnswer({ text }, () => answerFromCitizen(locals.actor, params.token, text))
    return refused ?? { sent: true as const }
  },
}
