import { redirect } from '@sveltejs/kit'
import { demoAccounts, demoSignIn } from '#server/platform/auth/demo-sign-in.ts'
import { oidcOffered } from '#server/platform/auth/oidc.ts'
import { sendCode, signInByPassword } from '#server/platform/auth/sign-in.ts'
import { field, formAnswer, localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  target: localTarget(url.searchParams.get('dal')),
  oidc: oidcOffered(),
  demoAccounts: locals.demo ? await demoAccounts() : [],
})

export const actions: Actions = {
  heslo: async (event) => {
    const form = await event.request.formData()
    const [email, target] = [field(form, 'email'), localTarget(field(form, 'dal'))]
    let next = target
    const refused = await formAnswer({ email }, async () => {
      const result = await signInByPassword(signInRequest(event), email, String(form.get('heslo') ?? ''))
      if (result === 'second_factor') next = `/prihlaseni/overeni?dal=${encodeURIComponent(target)}`
    })
    return refused ?? redirect(303, next)
  },
  kod: async (event) => {
    const form = await event.request.formData()
    const [email, target] = [field(form, 'email'), localTarget(field(form, 'dal'))]
    const refused = await formAnswer({ email }, () => sendCode(signInRequest(event), email))
    return (
      refused ??
      redirect(303, `/prihlaseni/kod?email=${encodeURIComponent(email)}&dal=${encodeURIComponent(target)}`)
    )
  },
  ukazka: async (event) => {
    const form = await event.request.formData()
    const target = localTarget(field(form, 'dal'))
    const refused = await formAnswer({ email: '' }, () =>
      demoSignIn(signInRequest(event), field(form, 'ucet'), event.locals.demo),
    )
    return refused ?? redirect(303, target)
  },
}
