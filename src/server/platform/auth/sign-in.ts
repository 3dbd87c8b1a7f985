import type { Cookies } from '@sveltejs/kit'
import { sql } from 'kysely'
import { visitor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { isEmail } from './accounts.ts'
import { auth } from './auth.ts'
import { forgetAttempts, reserveAttempt } from './throttle.ts'

/** What sign-in needs of a request. */
export interface SignInRequest {
  headers: Headers
  cookies: Cookies
  /** Client's address */
  address: string
  /** Whether the browser came by https */
  secure: boolean
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
  by: 'password' | 'demo' = 'password',
): Promise<'signed_in' | 'second_factor'> {
  if (!isEmail(email) || password.length > 128) throw wrong()
  await reserveAttempt('password', email, request.address)
  const account = await findAccount(email)
  if (account?.disabled) throw wrong()
  const response = await auth().api.signInEmail({
    body: { email, password },
    headers: request.headers,
    asResponse: true,
  })
  if (!response.ok) throw wrong()
  const answer = (await response.json()) as { twoFactorRedirect?: boolean }
  takeCookies(response, request.cookies)
  await forgetAttempts('password', email, request.address)
  if (answer.twoFactorRedirect) return 'second_factor'
  await noteSuccess(request, account?.id, by)
  return 'signed_in'
}

/** Checks the code of an authenticator after a right password. @throws DomainError `wrong_code`, `too_many_attempts` */
export async function signInBySecondFactor(request: SignInRequest, code: string): Promise<void> {
  // counted per step of signing in, which only a right password opens: a stranger cannot use up anybody else's attempts
  const step = /radnice\.two_factor=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!step) throw wrongCode()
  await reserveAttempt('second-factor', step, request.address)
  const typed = code.replace(/\s/g, '')
  const options = { body: { code: typed }, headers: request.headers, asResponse: true } as const
  const response = /^\d{6}$/.test(typed)
    ? await auth().api.verifyTOTP(options)
    : await auth().api.verifyBackupCode(options)
  if (!response.ok) throw wrongCode()
  const { user } = (await response.json()) as { user?: { id: string } }
  takeCookies(response, request.cookies)
  await noteSuccess(request, user?.id, 'second_factor')
}

/**
 * Sends a one-time code. Says nothing of whether such an account exists.
 * Accounts with a second factor get none: a code alone would go round it.
 * @throws DomainError `wrong_email`, `too_many_attempts`
 */
export async function sendCode(request: SignInRequest, email: string): Promise<void> {
  if (!isEmail(email))
    throw new DomainError('wrong_email', 'Zadejte celou e-mailovou adresu, například jana@mesto.cz.')
  await reserveAttempt('code-request', email, request.address)
  const account = await findAccount(email)
  if (account && !account.disabled && !account.secondFactor)
    await auth().api.sendVerificationOTP({ body: { email, type: 'sign-in' } })
}

/** @throws DomainError `wrong_code`, `too_many_attempts` */
export async function signInByCode(request: SignInRequest, email: string, code: string): Promise<void> {
  if (!isEmail(email)) throw wrongCode()
  await reserveAttempt('code', email, request.address)
  const account = await findAccount(email)
  if (!account || account.disabled || account.secondFactor) throw wrongCode()
  const response = await auth().api.signInEmailOTP({
    body: { email, otp: code.replace(/\s/g, '') },
    headers: request.headers,
    asResponse: true,
  })
  if (!response.ok) throw wrongCode()
  takeCookies(response, request.cookies)
  await forgetAttempts('code', email, request.address)
  await noteSuccess(request, account.id, 'code')
}

export async function signOut(request: SignInRequest): Promise<void> {
  const response = await auth().api.signOut({ headers: request.headers, asResponse: true })
  takeCookies(response, request.cookies)
}

async function findAccount(
  email: string,
): Promise<{ id: string; disabled: boolean; secondFactor: boolean } | undefined> {
  const { rows } = await sql<{ id: string; disabled: boolean; secondFactor: boolean }>`
    select id, "disabledAt" is not null as disabled, coalesce("twoFactorEnabled", false) as second_factor from auth."user" where email = ${email.toLowerCase()}`.execute(
    database(),
  )
  return rows[0]
}

/** Notes who signed in and by what. */
export async function noteSuccess(request: SignInRequest, id: string | undefined, by: string): Promise<void> {
  if (!id) return
  await inTransaction({ ...visitor(request.now), accountId: id }, async (work) =>
    work.audit({ action: 'platform.account.signed_in', subject: { kind: 'account', id }, details: { by } }),
  )
}

/** Hands the cookies that the library set over to the framework. */
export function takeCookies(response: Response, cookies: Cookies): void {
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
