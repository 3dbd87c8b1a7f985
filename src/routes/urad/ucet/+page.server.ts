import { redirect } from '@sveltejs/kit'
import { endSession, hasPassword, listSessions, setOwnPassword } from '#server/platform/auth/accounts.ts'
import { isLinked, oidcOffered } from '#server/platform/auth/oidc.ts'
import { beginPasskey, finishPasskey, listPasskeys, removePasskey } from '#server/platform/auth/passkeys.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  type Enrolment,
} from '#server/platform/auth/second-factor.ts'
import { signOut } from '#server/platform/auth/sign-in.ts'
import { forgetAttempts, reserveAttempt } from '#server/platform/auth/throttle.ts'
import { field, formAnswer, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { email, name, sessionId, secondFactor } = locals.signed!
  const accountId = locals.actor.accountId!
  return {
    email,
    name,
    secondFactor,
    sessionId,
    sessions: await listSessions(accountId),
    passwordSaved: url.searchParams.get('heslo') === 'ulozeno',
    hasPassword: await hasPassword(accountId),
    passkeys: await listPasskeys(accountId),
    office: oidcOffered() ? { linked: await isLinked(accountId) } : null,
  }
}

export const actions: Actions = {
  druhyKrok: async ({ request }) => {
    const { headers } = request
    const form = await request.formData()
    let enrolment: Enrolment | null = null
    const refused = await formAnswer({}, async () => {
      enrolment = await beginSecondFactor(headers, String(form.get('heslo') ?? ''))
    })
    return refused ?? { enrolment: enrolment as Enrolment | null, problem: null }
  },
  potvrdit: async ({ request, locals }) => {
    const { headers } = request
    const form = await request.formData()
    const refused = await formAnswer({}, () => confirmSecondFactor(locals.actor, headers, field(form, 'kod')))
    return refused ?? redirect(303, '/urad/ucet')
  },
  vypnout: async ({ request, locals }) => {
    const { headers } = request
    const form = await request.formData()
    const refused = await formAnswer({}, () =>
      endSecondFactor(locals.actor, headers, String(form.get('heslo') ?? '')),
    )
    return refused ?? redirect(303, '/urad/ucet')
  },
  heslo: async (event) => {
    const { locals } = event
    const address = event.getClientAddress()
    const form = await event.request.formData()
    const refused = await formAnswer({}, async () => {
      await reserveAttempt('password', locals.signed!.email, address)
      await setOwnPassword(locals.actor, locals.signed!.sessionId, {
        old: String(form.get('dosavadni') ?? ''),
        fresh: String(form.get('nove') ?? ''),
      })
      await forgetAttempts('password', locals.signed!.email, address)
    })
    return refused ?? redirect(303, '/urad/ucet?heslo=ulozeno#nove-heslo')
  },
  klicZacit: async (event) => ({
    options: await beginPasskey(event.locals.actor, signInRequest(event), event.locals.signed!.email),
  }),
  klicUlozit: async (event) => {
    const form = await event.request.formData()
    const refused = await formAnswer({}, () =>
      finishPasskey(event.locals.actor, signInRequest(event), field(form, 'odpoved'), field(form, 'klic')),
    )
    return refused ?? redirect(303, '/urad/ucet#klice')
  },
  klicOdebrat: async ({ request, locals }) => {
    const form = await request.formData()
    const refused = await formAnswer({}, () => removePasskey(locals.actor, field(form, 'id')))
    return refused ?? redirect(303, '/urad/ucet#klice')
  },
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
