import { error, redirect } from '@sveltejs/kit'
import { beginOidc } from '#server/platform/auth/oidc.ts'
import { readSession } from '#server/platform/auth/read-session.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import type { RequestHandler } from './$types'

/** Sends the browser to the city's identity provider. With `propojit`, a signed-in account is linked with the provider's. */
export const GET: RequestHandler = async (event) => {
  const { request, locals, url } = event
  const signed = url.searchParams.has('propojit')
    ? await readSession(request.headers, locals.actor.now, locals.requestId)
    : null
  const target = localTarget(url.searchParams.get('dal'))
  const address = await beginOidc(signInRequest(event), target, signed?.actor.accountId ?? null).catch(
    (problem: unknown) => {
      if (problem instanceof DomainError) error(problem.status, { message: problem.message })
      throw problem
    },
  )
  redirect(303, address)
}
