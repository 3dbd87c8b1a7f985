import { closeQuestionnaire, readQuestionnaire } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url }) => {
  const { sources, ...organisation } = await answer(readQuestionnaire(params.token))
  return {
    ...organisation,
    sources: sources.map(({ id, name, system }) => ({ id, name, system })),
    saved: url.searchParams.has('ulozeno'),
  }
}

export const actions: Actions = {
  cely: async ({ params, locals }) =>
    (await formAnswer({}, () => closeQuestionnaire(params.token, false, locals.actor.now))) ?? {
      sent: true as const,
    },
  zadny: async ({ params, locals }) =>
    (await formAnswer({}, () => closeQuestionnaire(params.token, true, locals.actor.now))) ?? {
      sent: true as const,
    },
}
