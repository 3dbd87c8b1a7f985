import { redirect } from '@sveltejs/kit'
import { procedureOf } from '#server/modules/cases/index.ts'
import { acceptMandate, readMandate } from '#server/modules/citizens/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { procedureNames } from '#shared/cases/words.ts'
import { reaches } from '#shared/citizens/words.ts'
import { localPath } from '#shared/messages/messages.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const signIn = ({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): never =>
  redirect(
    303,
    `${localPath(locals.locale, '/obcan/prihlaseni')}?uroven=substantial&dal=${encodeURIComponent(url.pathname)}`,
  )

/** A power of attorney that somebody is asked to accept. */
export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { citizen } = locals
  if (!citizen) return signIn({ locals, url })
  const { scope, ...asked } = await answer(readMandate(locals.actor, citizen, params.token))
  return {
    ...asked,
    scope: procedureNames.filter((one) => scope.includes(one)).map((one) => procedureOf(one).title),
    sure: reaches(citizen.level, 'substantial'),
    here: url.pathname,
  }
}

export const actions: Actions = {
  default: async ({ params, locals, url }) => {
    const { citizen } = locals
    if (!citizen) return signIn({ locals, url })
    const refused = await formAnswer({}, () => acceptMandate(locals.actor, citizen, params.token))
    return refused ?? redirect(303, localPath(locals.locale, '/obcan/udaje'))
  },
}
