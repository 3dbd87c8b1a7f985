import { addGoal, readPlan, removeGoal } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await answer(readPlan(locals.actor))),
  view: readQuery(url).oneOf('pohled', ['nastenka', 'osa'] as const) ?? 'nastenka',
  today: localDay(locals.actor.now),
  formId: crypto.randomUUID(),
})

export const actions: Actions = {
  cil: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['text', 'year', 'platform'])
    const refused = await formAnswer(values, () => addGoal(locals.actor, field(form, 'id'), values))
    return refused ?? doneAt(cookies, url.pathname)
  },
  odebrat: async ({ request, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({ text: '', year: '', platform: '' }, () => removeGoal(locals.actor, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
