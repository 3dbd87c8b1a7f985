import { sql } from 'kysely'
import type { Role } from '../actor/actor.ts'
import { system } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { createAccount, isEmail, setRoles } from './accounts.ts'
import { openSession } from './auth.ts'
import { beginAuthorization, finishAuthorization, type OidcClient } from './oidc-client.ts'
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

export function configureOidc(chosen: OidcSettings | null): void {
  settings = chosen
}

export const oidcOffered = (): boolean => settings !== null

const clientOf = ({ issuer, clientId, clientSecret }: OidcSettings): OidcClient => ({
  issuer,
  clientId,
  clientSecret,
  returns: '/prihlaseni/urad/zpet',
  ceremony: 'oidc',
  scope: 'openid profile email',
})

/**
 * Begins signing in through the city's identity provider.
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
  return beginAuthorization(clientOf(settings), request, { target }, linkTo)
}

/**
 * Ends signing in: the account is found by issuer and subject, never by e-mail, and its roles set by the groups of this very moment.
 * @returns the path to go to
 * @throws DomainError `not_found`, `oidc_failed`, `no_group`, `account_exists`, `account_ended`
 */
export async function finishOidc(request: SignInRequest, query: URLSearchParams): Promise<string> {
  if (!settings) throw new DomainError('not_found', 'Přihlášení účtem úřadu není nastavené.', 404)
  const { sub, claims, content, userId } = await finishAuthorization(clientOf(settings), request, query)
  const accountId = await accountFor(settings, sub, claims, userId)
  takeCookies(await openSession(request.headers, accountId, 'office'), request.cookies)
  await noteSuccess(request, accountId, 'oidc')
  return content['target'] ?? '/urad'
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
