import { redirect } from '@sveltejs/kit'
import { addBody, addTerm, managedBodies } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => answer(managedBodies(locals.actor))

export const actions: Actions = {
  organ: async ({ request, locals }) => {
    const form = await request.formData()
    const values = {
      kind: field(form, 'druh'),
      name: field(form, 'nazev'),
      foundedOn: field(form, 'zalozen'),
    }
    let slug = ''
    const refused = await formAnswer(values, async () => {
      slug = await addBody(locals.actor, values)
    })
    return refused ?? redirect(303, `/urad/organy/${slug}`)
  },
  obdobi: async ({ request, locals }) => {
    const form = await request.formData()
    const values = { name: field(form, 'obdobi'), startsOn: field(form, 'od'), endsOn: field(form, 'do') }
    const refused = await formAnswer({ kind: '', name: '', foundedOn: '' }, () =>
      addTerm(locals.actor, values),
    )
    return refused ?? redirect(303, '/urad/organy')
  },
}
