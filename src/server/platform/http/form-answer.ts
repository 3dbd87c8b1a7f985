import { fail, type RequestEvent } from '@sveltejs/kit'
import { DomainError } from '../domain-error.ts'
import type { SignInRequest } from '../auth/sign-in.ts'

/** Runs a use case behind a form: an expected refusal comes back to the form with its sentence and what was typed. */
export async function formAnswer<Values extends object>(values: Values, useCase: () => Promise<void>) {
  try {
    await useCase()
    return undefined
  } catch (problem) {
    if (!(problem instanceof DomainError)) throw problem
    return fail(problem.status === 404 ? 404 : problem.status, {
      problem: problem.message,
      code: problem.code,
      values,
    })
  }
}

export const signInRequest = ({
  request,
  cookies,
  getClientAddress,
  locals,
  url,
}: RequestEvent): SignInRequest => ({
  headers: request.headers,
  cookies,
  address: getClientAddress(),
  secure: url.protocol === 'https:',
  now: locals.actor.now,
})

export const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Where to go after signing in: a path of ours, never another site. */
export const localTarget = (target: string | null, otherwise = '/urad'): string =>
  target && /^\/(?![/\\])[^\s]*$/.test(target) ? target : otherwise
