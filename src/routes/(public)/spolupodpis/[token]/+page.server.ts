import { redirect } from '@sveltejs/kit'
import { joinSubmission, readSignature } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { askedPages } from '#shared/forms/answers.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = ({ params }) =>
  answer(
    readSignature(params.token).then(({ definition, ...asked }) => ({
      ...asked,
      pages: askedPages(definition, asked.answers),
    })),
  )

const say = async ({ params, locals, url }: RequestEvent, joins: boolean) =>
  (await formAnswer({}, () => joinSubmission(locals.actor, params.token, joins))) ??
  redirect(303, url.pathname)

export const actions: Actions = {
  pripojit: (event) => say(event, true),
  odmitnout: (event) => say(event, false),
}
