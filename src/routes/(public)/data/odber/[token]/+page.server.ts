import { redirect } from '@sveltejs/kit'
import { readSubscription, settleSubscription } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url }) =>
  url.searchParams.has('zruseno') ? { subscription: null } : { subscription: await answer(readSubscription(params.token)) }

export const actions: Actions = {
  potvrdit: async ({ params, locals }) =>
    formAnswer({}, () => settleSubscription(params.token, true, locals.actor.now)),
  zrusit: async ({ params, locals, url }) => {
    const refused = await formAnswer({}, () => settleSubscription(params.token, false, locals.actor.now))
    return refused ?? redirect(303, `${url.pathname}?zruseno`)
  },
}
