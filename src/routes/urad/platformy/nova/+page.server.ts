import { error } from '@sveltejs/kit'
import { mayManagePlatforms, savePlatform } from '#server/modules/platforms/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readPlatformForm } from '../read-platform-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  if (!mayManagePlatforms(locals.actor)) error(404)
  return { id: crypto.randomUUID() }
}

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const { values, input } = readPlatformForm(form)
    const id = field(form, 'id')
    let slug = ''
    const refused = await formAnswer({ ...values, id }, async () => {
      slug = await savePlatform(locals.actor, locals.signed?.name ?? '', id, null, input)
    })
    return refused ?? doneAt(cookies, `/urad/platformy/${slug}`)
  },
}
