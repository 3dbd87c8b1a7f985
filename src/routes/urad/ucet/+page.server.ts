import { redirect } from '@sveltejs/kit'
import { endSession, listSessions } from '#server/platform/auth/accounts.ts'
import { signOut } from '#server/platform/auth/sign-in.ts'
import { field, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { email, name, sessionId, secondFactor } = locals.signed!
  return { email, name, secondFactor, sessionId, sessions: await listSessions(locals.actor.accountId!) }
}

export const actions: Actions = {
  odhlasit: async (event) => {
    await signOut(signInRequest(event))
    redirect(303, '/')
  },
  ukoncit: async ({ request, locals }) => {
    const form = await request.formData()
    await endSession(locals.actor, field(form, 'relace'))
    redirect(303, '/urad/ucet')
  },
}
