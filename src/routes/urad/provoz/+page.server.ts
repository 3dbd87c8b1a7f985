import { redirect } from '@sveltejs/kit'
import { answer } from '#server/platform/http/answer.ts'
import { field } from '#server/platform/http/form-answer.ts'
import { readOperation, retryFailedJob } from '#server/platform/operation.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => answer(readOperation(locals.actor, locals.demo))

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    await answer(retryFailedJob(locals.actor, field(form, 'uloha'), field(form, 'id')))
    redirect(303, '/urad/provoz')
  },
}
