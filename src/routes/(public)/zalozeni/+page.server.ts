import { error, redirect } from '@sveltejs/kit'
import { hasAccounts } from '#server/platform/auth/accounts.ts'
import { setUpAdministrator } from '#server/platform/auth/setup.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async () => {
  if (await hasAccounts()) error(404, { message: 'not_found' })
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    const values = { email: field(form, 'email'), name: field(form, 'jmeno') }
    const input = { ...values, token: field(form, 'klic'), password: String(form.get('heslo') ?? '') }
    const refused = await formAnswer(values, () => setUpAdministrator(input, locals.actor.now))
    return refused ?? redirect(303, '/prihlaseni')
  },
}
