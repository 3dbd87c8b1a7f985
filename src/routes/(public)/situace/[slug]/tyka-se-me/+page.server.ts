import { askWizard } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => answer(askWizard(params.slug, () => ''))

export const actions: Actions = {
  // answers may speak of health: they are posted, never written into an address
  default: async ({ params, request }) => {
    const form = await request.formData()
    return { asked: await answer(askWizard(params.slug, (name) => field(form, name).slice(0, 200))) }
  },
}
