import { error } from '@sveltejs/kit'
import { addLink, readPlan, saveImprovement } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { readImprovementForm } from '../read-improvement-form.ts'
import { describeSource } from './describe-source.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { mayManage, platforms, goals } = await answer(readPlan(locals.actor))
  if (!mayManage) error(404)
  const query = readQuery(url)
  const source = (url.searchParams.get('z') ?? '').slice(0, 500)
  return {
    platforms,
    goals,
    id: crypto.randomUUID(),
    source,
    tied: await describeSource(locals.actor, source),
    given: { platform: query.text('platforma', 36) ?? '', title: query.text('nazev') ?? '' },
  }
}

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const { values, input } = readImprovementForm(form)
    const id = field(form, 'id')
    const source = field(form, 'source')
    const refused = await formAnswer({ ...values, id, source }, async () => {
      const added = await saveImprovement(locals.actor, locals.signed?.name ?? '', id, null, input)
      const tied = added ? await describeSource(locals.actor, source) : null
      if (tied) await addLink(locals.actor, id, crypto.randomUUID(), { ...tied, address: source })
    })
    return refused ?? doneAt(cookies, `/urad/rozvoj/${id}`)
  },
}
