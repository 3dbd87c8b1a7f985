import { redirect } from '@sveltejs/kit'
import { signInByCode } from '#server/platform/auth/sign-in.ts'
import { field, formAnswer, localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url, locals }) => ({
  email: url.searchParams.get('email')?.slice(0, 254) ?? '',
  target: localTarget(url.searchParams.get('dal')),
  outbox: locals.demo,
})

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const refused = await formAnswer({}, () =>
      signInByCode(signInRequest(event), field(form, 'email'), field(form, 'kod')),
    )
    return refused ?? redirect(303, localTarget(field(form, 'dal')))
  },
}
