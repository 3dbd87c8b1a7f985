import { interruptedForm } from '#server/platform/auth/interrupted-form.ts'
import { signInRequest } from '#server/platform/http/form-answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const form = await interruptedForm(signInRequest(event), event.locals.actor.accountId ?? '')
  // what stands in the address of the desk goes there and nowhere else
  return { form: form && /^\/urad(?:[/?]|$)/.test(form.action) ? form : null }
}
