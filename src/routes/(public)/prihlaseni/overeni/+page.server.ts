import { redirect } from '@sveltejs/kit'
import { signInBySecondFactor } from '#server/platform/auth/sign-in.ts'
import { field, formAnswer, localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ target: localTarget(url.searchParams.get('dal')) })

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const refused = await formAnswer({}, () => signInBySecondFactor(signInRequest(event), field(form, 'kod')))
    return refused ?? redirect(303, localTarget(field(form, 'dal')))
  },
}
