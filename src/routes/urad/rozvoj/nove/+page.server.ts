import { error } from '@sveltejs/kit'
import { readPlan, saveImprovement } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { readImprovementForm } from '../read-improvement-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { mayManage, platforms, goals } = await answer(readPlan(locals.actor))
  if (!mayManage) error(404)
  const query = readQuery(url)
  return {
    platforms,
    goals,
    id: crypto.randomUUID(),
    given: { platform: query.text('platforma', 36) ?? '', title: query.text('nazev') ?? '' },
  }
}

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const { values, input } = readImprovementForm(form)
    const id = field(form, 'id')
    const refused = await formAnswer({ ...values, id }, () =>
      saveImprovement(locals.actor, locals.signed?.name ?? '', id, null, input),
    )
    return refused ?? doneAt(cookies, `/urad/rozvoj/${id}`)
  },
}
