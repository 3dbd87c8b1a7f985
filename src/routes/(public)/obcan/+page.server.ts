import { redirect } from '@sveltejs/kit'
import { listOwn } from '#server/modules/cases/index.ts'
import { signOutCitizen } from '#server/modules/citizens/index.ts'
import { signInRequest } from '#server/platform/http/form-answer.ts'
import { localPath } from '#shared/messages/messages.ts'
import type { Actions, PageServerLoad } from './$types'

/** What a citizen has here. */
export const load: PageServerLoad = async ({ locals }) => {
  const { citizen } = locals
  if (!citizen) redirect(303, localPath(locals.locale, '/obcan/prihlaseni'))
  return { name: citizen.profile.name, level: citizen.level, ...(await listOwn(citizen)) }
}

export const actions: Actions = {
  odhlasit: async (event) => {
    await signOutCitizen(signInRequest(event))
    redirect(303, localPath(event.locals.locale, '/obcan/prihlaseni'))
  },
}
