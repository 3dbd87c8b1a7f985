import { redirect } from '@sveltejs/kit'
import {
  answeredFields,
  answerSource,
  readAnsweredSource,
  readQuestionnaire,
  type SourceAnswer,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  if (params.zdroj !== 'novy') return answer(readAnsweredSource(params.token, params.zdroj))
  const { name } = await answer(readQuestionnaire(params.token))
  return { name, source: null, id: crypto.randomUUID() }
}

export const actions: Actions = {
  default: async ({ request, params, locals, url }) => {
    const form = await request.formData()
    const values = readFields(form, answeredFields)
    const id = params.zdroj === 'novy' ? field(form, 'id') : params.zdroj
    const refused = await formAnswer({ ...values, id }, () =>
      answerSource(
        params.token,
        { id, version: versionField(form) },
        values as SourceAnswer,
        locals.actor.now,
      ),
    )
    return refused ?? redirect(303, `${url.pathname.replace(/\/[^/]+$/, '')}?ulozeno`)
  },
}
