import { addLink, readImprovement, removeLink, saveImprovement } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import { writeAmount } from '#shared/format/write-amount.ts'
import { readImprovementForm } from '../read-improvement-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await answer(readImprovement(locals.actor, params.id))
  const { improvement: one } = found
  const standing: Record<string, string> = {
    title: one.title,
    platform: one.platformId,
    state: one.state,
    goal: one.goalId ?? '',
    description: one.description ?? '',
    owner: one.owner ?? '',
    cost: writeAmount(one.cost),
    fte: writeAmount(one.fte),
    startsOn: one.startsOn ?? '',
    endsOn: one.endsOn ?? '',
    public: one.public ? 'ano' : '',
  }
  return { ...found, standing, linkId: crypto.randomUUID() }
}

export const actions: Actions = {
  zmenit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const { values, input } = readImprovementForm(form)
    const refused = await formAnswer(
      { ...values, version: field(form, 'version'), what: 'form' },
      async () => {
        await saveImprovement(locals.actor, locals.signed?.name ?? '', params.id, versionField(form), input)
      },
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  vazba: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['kind', 'label', 'address'])
    const refused = await formAnswer({ ...values, what: 'link' }, () =>
      addLink(locals.actor, params.id, field(form, 'id'), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odebrat: async ({ request, locals, params, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({ what: '' }, () => removeLink(locals.actor, params.id, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
