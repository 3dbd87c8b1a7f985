import { bulkActions, bulkCases, importPayments, listCases } from '#server/modules/cases/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { readFile } from '#server/platform/http/read-fields.ts'
import { caseQuestion } from './case-question.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = caseQuestion(url)
  return { asked, ...(await answer(listCases(locals.actor, asked))) }
}

export const actions: Actions = {
  platby: async ({ request, locals }) => {
    const form = await request.formData()
    let told = { noted: 0, aside: 0, wrong: [] as string[] }
    const refused = await formAnswer({ of: 'platby' }, async () => {
      const bytes = new Uint8Array(await readFile(form).arrayBuffer())
      told = await importPayments(locals.actor, locals.signed?.name ?? '', bytes)
    })
    return refused ?? { told }
  },
  hromadne: async ({ request, locals }) => {
    const form = await request.formData()
    const action = bulkActions.find((one) => one === field(form, 'co'))
    let bulk = { done: 0, left: 0 }
    const refused = await formAnswer({ of: 'hromadne' }, async () => {
      if (!action) throw new DomainError('none_chosen', 'Co udělat s vybranými: vyberte jednu z možností.')
      const ids = form.getAll('vybrane').filter((one) => typeof one === 'string')
      bulk = await bulkCases(locals.actor, locals.signed?.name ?? '', ids, action, {
        label: field(form, 'stitek'),
        department: field(form, 'oddeleni'),
      })
    })
    return refused ?? { bulk }
  },
}
