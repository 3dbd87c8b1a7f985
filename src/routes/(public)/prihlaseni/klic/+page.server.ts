import { redirect } from '@sveltejs/kit'
import { beginPasskeySignIn, signInByPasskey } from '#server/platform/auth/passkeys.ts'
import { field, formAnswer, localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ target: localTarget(url.searchParams.get('dal')) })

export const actions: Actions = {
  zacit: async (event) => ({ options: await beginPasskeySignIn(signInRequest(event)) }),
  overit: async (event) => {
    const form = await event.request.formData()
    const refused = await formAnswer({}, () => signInByPasskey(signInRequest(event), field(form, 'odpoved')))
    return refused ?? redirect(303, localTarget(field(form, 'dal')))
  },
}
