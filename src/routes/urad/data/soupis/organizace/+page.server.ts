import { askOrganisations, readInventory } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  organisations: (await answer(readInventory(locals.actor))).organisations,
})

export const actions: Actions = {
  zeptat: async ({ request, locals }) => {
    const form = await request.formData()
    const ids = form.getAll('komu').map(String)
    let letters = 0
    const refused = await formAnswer({ dueOn: field(form, 'dueOn'), komu: ids }, async () => {
      letters = await askOrganisations(locals.actor, ids, field(form, 'dueOn'))
    })
    return refused ?? { letters }
  },
}
