import type { Cookies } from '@sveltejs/kit'
import { sql } from 'kysely'
import { visitor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { auth } from './auth.ts'
import { forgetFailures, noteFailure, refuseTooMany } from './throttle.ts'

/** What sign-in needs of a request. */
export interface SignInRequest {
  headers: Headers
  cookies: Cookies
  /** Client's address */
  address: string
  now: Date
}

const wrong = () =>
  new DomainError(
    'wrong_credentials',
    'E-mail nebo heslo nesouhlasí. Zkontrolujte je, nebo si nechte poslat kód e-mailem.',
  )
const wrongCode = () =>
  new DomainError(
    'wrong_code',
    'Kód nesouhlasí, nebo už neplatí. Opište ho znovu, nebo si nechte poslat nový.',
  )

/**
 * Checks e-mail and password.
 * @returns `second_factor` when a code from the authenticator is still needed
 * @throws DomainError `wrong_credentials`, `too_many_attempts`
 */
export async function signInByPassword(
  request: SignInRequest,
  email: string,
  password: string,
): Promise<'signed_in' | 'second_factor'> {
  await refuseTooMany(email, request.address)
  await refuseDisabled(email)
  const response = await attempt(
    request,
    email,
    () => auth().api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true }),
    wrong,
  )
  const answer = (await response.json()) as { twoFactorRedirect?: boolean }
  takeCookies(response, request.cookies)
  if (answer.twoFactorRedirect) return 'second_factor'
  await noteSuccess(request, email, 'password')
  return 'signed_in'
}

/** Checks the code of an authenticator after a right password. @throws DomainError `wrong_code`, `too_many_attempts` */
export async function signInBySecondFactor(request: SignInRequest, code: string): Promise<void> {
  await refuseTooMany('', request.address)
  const body = { code: code.replace(/\s/g, '') }
  const response = await attempt(
    request,
    '',
    () => auth().api.verifyTOTP({ body, headers: request.headers, asResponse: true }),
    wrongCode,
  )
  const { user } = (await response.json()) as { user?: { email: string } }
  takeCookies(response, request.cookies)
  if (user) await noteSuccess(request, user.email, 'second_factor')
}

/** Sends a one-time code. Says nothing of whether such an account exists. */
export async function sendCode(request: SignInRequest, email: string): Promise<void> {
  await refuseTooMany(email, request.address)
  await noteFailure(email, request.address) // also bounds how often a code can be asked for
  const { rows } =
    await sql`select 1 from auth."user" where email = ${email.toLowerCase()} and "disabledAt" is null`.execute(
      database(),
    )
  if (rows.length > 0) await auth().api.sendVerificationOTP({ body: { email, type: 'sign-in' } })
}

/** @throws DomainError `wrong_code`, `too_many_attempts` */
export async function signInByCode(request: SignInRequest, email: string, code: string): Promise<void> {
  await refuseTooMany(email, request.address)
  await refuseDisabled(email)
  const body = { email, otp: code.replace(/\s/g, '') }
  const response = await attempt(
    request,
    email,
    () => auth().api.signInEmailOTP({ body, headers: request.headers, asResponse: true }),
    wrongCode,
  )
  takeCookies(response, request.cookies)
  await noteSuccess(request, email, 'code')
}

export async function signOut(request: SignInRequest): Promise<void> {
  const response = await auth().api.signOut({ headers: request.headers, asResponse: true })
  takeCookies(response, request.cookies)
}

async function attempt(
  request: SignInRequest,
  email: string,
  call: () => Promise<Response>,
  refusal: () => DomainError,
): Promise<Response> {
  const response = await call()
  if (response.ok) return response
  await noteFailure(email, request.address)
  throw refusal()
}

async function refuseDisabled(email: string): Promise<void> {
  const { rows } =
    await sql`select 1 from auth."user" where email = ${email.toLowerCase()} and "disabledAt" is not null`.execute(
      database(),
    )
  if (rows.length > 0) throw wrong()
}

async function noteSuccess(request: SignInRequest, email: string, by: string): Promise<void> {
  await forgetFailures(email)
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where email = ${email.toLowerCase()}`.execute(database())
  const id = rows[0]?.id ?? 'unknown'
  await inTransaction({ ...visitor(request.now), accountId: id }, async (work) =>
    work.audit({ action: 'platform.account.signed_in', subject: { kind: 'account', id }, details: { by } }),
  )
}

/** Hands the cookies that the library set over to the framework. */
function takeCookies(response: Response, cookies: Cookies): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const found = new Map(
      attributes.map((part) => [part.split('=')[0]!.toLowerCase(), part.split('=')[1] ?? '']),
    )
    const maxAge = found.get('max-age')
    cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: found.has('secure'),
      ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    })
  }
}
