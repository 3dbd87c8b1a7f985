import { redirect } from '@sveltejs/kit'
import {
  discardDraft,
  publishDataset,
  readForCurator,
  removeDistribution,
  withdrawDataset,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { dataset, linked, faults, quality, changes, events, names, members } = await answer(
    readForCurator(locals.actor, params.id),
  )
  return { dataset, linked, faults, quality, changes, events, names, members }
}

export const actions: Actions = {
  zverejnit: async ({ params, locals, url, cookies }) =>
    (await formAnswer({}, () => publishDataset(locals.actor, params.id))) ?? doneAt(cookies, url.pathname),
  stahnout: async ({ params, locals, url, cookies }) =>
    (await formAnswer({}, () => withdrawDataset(locals.actor, params.id))) ?? doneAt(cookies, url.pathname),
  zahodit: async ({ params, locals }) =>
    (await formAnswer({}, () => discardDraft(locals.actor, params.id))) ?? redirect(303, '/urad/data'),
  odebrat: async ({ request, params, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({}, () => removeDistribution(locals.actor, params.id, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
