import { sql } from 'kysely'
import type { Configuration } from 'openid-client'
import type { Role } from '../actor/actor.ts'
import { system } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { describeError, log } from '../log/log.ts'
import { createAccount, isEmail, setRoles } from './accounts.ts'
import { openSession, publicOrigin } from './auth.ts'
import { beginCeremony, takeCeremony } from './ceremony.ts'
import { noteSuccess, takeCookies, type SignInRequest } from './sign-in.ts'

/** The city's identity provider (OpenID Connect Core 1.0), as configured. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Claim that lists a person's groups */
  groupsClaim: string
  /** Group to role; null lets its members in without a role of the whole city hall */
  roles: ReadonlyMap<string, Role | null>
}

let settings: OidcSettings | null = null
let discovered: Promise<Configuration> | undefined

export function configureOidc(chosen: OidcSettings | null): void {
  settings = chosen
  discovered = undefined
}

export const oidcOffered = (): boolean => settings !== null

// Loaded when somebody comes through the provider
const client = () => import('openid-client')
const callback = () => `${publicOrigin().origin}/prihlaseni/urad/zpet`
const seconds = 10

const failed = () =>
  new DomainError(
    'oidc_failed',
    'Přihlášení přes účet úřadu se nepovedlo. Zkuste to znovu, nebo se přihlaste jiným způsobem.',
    502,
  )

async function configuration(chosen: OidcSettings): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await client()
  const server = new URL(chosen.issuer)
  // plain http only towards this very machine
  const local = server.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(server.hostname)
  discovered ??= discovery(server, chosen.clientId, chosen.clientSecret, undefined, {
    timeout: seconds,
    ...(local ? { execute: [allowInsecureRequests] } : {}),
  })
  return discovered.catch((error: unknown) => {
    discovered = undefined
    log('error', 'oidc.unreachable', describeError(error))
    throw failed()
  })
}

/**
 * Begins signing in through the city's identity provider: authorization code with PKCE, state and nonce.
 * @param target path to go to after signing in
 * @param linkTo account that the provider's one shall be linked with
 * @returns the provider's address to send the browser to
 * @throws DomainError `not_found`, `oidc_failed`
 */
export async function beginOidc(
  request: SignInRequest,
  target: string,
  linkTo: string | null,
): Promise<string> {
  if (!settings) throw new DomainError('not_found', 'Přihlášení účtem úřadu není nastavené.', 404)
  const oidc = await client()
  const config = await configuration(settings)
  const content = {
    verifier: oidc.randomPKCECodeVerifier(),
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    target,
  }
  await beginCeremony(request, 'oidc', content, linkTo)
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback(),
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(content.verifier),
    code_challenge_method: 'S256',
    state: content.state,
    nonce: content.nonce,
  }).href
}

/**
 * Ends signing in: the provider's answer is verified, the account found by issuer and subject, never by e-mail,
 * and its roles set by the groups of this very moment.
 * @returns the path to go to
 * @throws DomainError `oidc_failed`, `no_group`, `account_exists`, `account_ended`
 */
export async function finishOidc(request: SignInRequest, query: URLSearchParams): Promise<string> {
  const begun = await takeCeremony(request, 'oidc')
  if (!settings || !begun) throw failed()
  const chosen = settings
  const oidc = await client()
  const config = await configuration(chosen)
  const answer = new URL(callback())
  answer.search = query.toString()
  const tokens = await oidc
    .authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: begun.content['verifier'] ?? '',
      expectedState: begun.content['state'] ?? '',
      expectedNonce: begun.content['nonce'] ?? '',
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      log('warn', 'oidc.refused', describeError(error))
      throw failed()
    })
  const claims = tokens.claims()
  if (!claims) throw failed()
  const user = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}))
  const known: Record<string, unknown> = { ...claims, ...user }
  const accountId = await accountFor(chosen, claims.sub, known, begun.userId)
  takeCookies(await openSession(request.headers, accountId, 'office'), request.cookies)
  await noteSuccess(request, accountId, 'oidc')
  return begun.content['target'] ?? '/urad'
}

/** Roles that groups give; null when none of them lets a person in. */
export function rolesOf(
  { roles, groupsClaim }: OidcSettings,
  claims: Record<string, unknown>,
): Role[] | null {
  const listed = claims[groupsClaim]
  const groups = (Array.isArray(listed) ? listed : [listed]).filter((one) => typeof one === 'string')
  const mine = groups.filter((group) => roles.has(group))
  if (mine.length === 0) return null
  return [...new Set(mine.flatMap((group) => roles.get(group) ?? []))]
}

async function accountFor(
  chosen: OidcSettings,
  sub: string,
  claims: Record<string, unknown>,
  linkTo: string | null,
): Promise<string> {
  const roles = rolesOf(chosen, claims)
  if (roles === null)
    throw new DomainError(
      'no_group',
      'Váš účet úřadu není v žádné skupině, která má do Radnice přístup. Požádejte o zařazení správce.',
      403,
    )
  const provider = `oidc:${chosen.issuer}`
  return inTransaction(system(), async (work) => {
    const { rows } = await sql<{ userId: string; disabled: boolean }>`
      select a."userId" as user_id, u."disabledAt" is not null as disabled from auth.account a join auth."user" u on u.id = a."userId"
      where a."providerId" = ${provider} and a."accountId" = ${sub} for update of u`.execute(work.db)
    const found = rows[0]
    if (found?.disabled) throw new DomainError('account_ended', 'Přístup tohoto účtu skončil.', 403)
    if (found && linkTo !== null && found.userId !== linkTo)
      throw new DomainError('account_exists', 'Tento účet úřadu už patří k jinému účtu v Radnici.')
    const userId = found?.userId ?? linkTo ?? (await newAccount(work, claims))
    if (!found) {
      await sql`insert into auth.account (id, "accountId", "providerId", "userId", "updatedAt")
        values (${newId()}, ${sub}, ${provider}, ${userId}, now())`.execute(work.db)
      work.audit({ action: 'platform.account.linked', subject: { kind: 'account', id: userId } })
    }
    await setRoles(work, userId, roles)
    return userId
  })
}

async function newAccount(
  work: Parameters<typeof createAccount>[0],
  { email, email_verified: verified, name, sub }: Record<string, unknown>,
): Promise<string> {
  const address = typeof email === 'string' && verified !== false && isEmail(email) ? email : null
  if (address) {
    const { rows } = await sql`select 1 from auth."user" where email = ${address.toLowerCase()}`.execute(
      work.db,
    )
    if (rows.length > 0)
      throw new DomainError(
        'account_exists',
        'S tímto e-mailem už v Radnici účet je. Přihlaste se do něj dosavadním způsobem a na stránce Můj účet ho s účtem úřadu propojte.',
      )
  }
  return createAccount(work, {
    email: address ?? `${newId()}@ucet.invalid`,
    name: typeof name === 'string' && name.trim() !== '' ? name.slice(0, 200) : String(sub).slice(0, 200),
    roles: [],
  })
}

/** Whether an account is linked with the city's identity provider. */
export async function isLinked(accountId: string): Promise<boolean> {
  if (!settings) return false
  const { rows } = await sql`select 1 from auth.account where "userId" = ${accountId}
    and "providerId" = ${`oidc:${settings.issuer}`}`.execute(database())
  return rows.length > 0
}
