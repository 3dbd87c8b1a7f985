import { redirect } from '@sveltejs/kit'
import { citizensMaySignIn } from '#server/modules/citizens/index.ts'
import { answerFromCitizen, confirmOwnCase, readOwnCase } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { attachedFiles } from '#server/platform/http/read-fields.ts'
import { localPath } from '#shared/messages/messages.ts'
import { askedPages } from '#shared/forms/answers.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, url, locals }) =>
  answer(
    readOwnCase(params.token, locals.citizen).then(({ definition, ...own }) => ({
      ...own,
      pages: askedPages(definition, own.answers),
      formId: crypto.randomUUID(),
      maySignIn: citizensMaySignIn() || locals.demo,
      sent: url.searchParams.has('odeslano'),
    })),
  )

export const actions: Actions = {
  potvrdit: async ({ params, locals }) => {
    const refused = await formAnswer({ text: '' }, () =>
      confirmOwnCase(locals.actor, params.token, locals.citizen),
    )
    return refused ?? redirect(303, localPath(locals.locale, `/pripad/${params.token}`))
  },
  zprava: async ({ params, request, locals }) => {
    const form = await request.formData()
    const text = field(form, 'zprava')
    const refused = await formAnswer({ text }, () =>
      answerFromCitizen(locals.actor, params.token, field(form, 'id'), text, attachedFiles(form)),
    )
    // reloading the page that follows sends nothing again
    return refused ?? redirect(303, `${localPath(locals.locale, `/pripad/${params.token}`)}?odeslano=1`)
  },
}
