import { createHmac, randomBytes } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Actor, Role } from '../actor/actor.ts'
import { database, type Db } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { inTransaction, type Work } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'

export interface NewAccount {
  email: string
  name: string
  roles: readonly Role[]
  personId?: string
  /** Without one the holder signs in by a code sent to the e-mail */
  password?: string
}

/** Whether a text has the shape of an e-mail address. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text)

/** Creates an account within the caller's transaction. @throws DomainError `account_exists`, `weak_password` */
export async function createAccount(
  work: Work,
  { email, name, roles, personId, password }: NewAccount,
): Promise<string> {
  const address = email.trim().toLowerCase()
  if (!isEmail(address))
    throw new DomainError('wrong_email', 'Zadejte celou e-mailovou adresu, například jana@mesto.cz.')
  if (name.trim() === '' || name.length > 200)
    throw new DomainError('wrong_name', 'Zadejte jméno nebo roli, nejvýš 200 znaků.')
  if (password !== undefined) refuseWeak(password)
  const { rows } = await sql`select 1 from auth."user" where email = ${address}`.execute(work.db)
  if (rows.length > 0) throw new DomainError('account_exists', 'Účet s tímto e-mailem už existuje.')
  const id = newId()
  await sql`insert into auth."user" (id, name, email, "emailVerified", "personId", roles)
    values (${id}, ${name}, ${address}, true, ${personId ?? null}, ${roles.join(',')})`.execute(work.db)
  if (password !== undefined)
    await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
      values (${newId()}, ${id}, 'credential', ${id}, ${await hashPassword(password)}, now())`.execute(
      work.db,
    )
  work.audit({
    action: 'platform.account.created',
    subject: { kind: 'account', id },
    details: { roles: [...roles] },
  })
  return id
}

/** @throws DomainError `weak_password` */
function refuseWeak(password: string): void {
  if (password.length < 12 || password.length > 128)
    throw new DomainError('weak_password', 'Heslo musí mít 12 až 128 znaků.')
}

/** Sets a new password from the command line, the way back for a locked-out administrator; sessions and the second factor end. @throws DomainError `not_found`, `weak_password` */
export async function resetPassword(work: Work, email: string, password: string): Promise<void> {
  refuseWeak(password)
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where email = ${email.trim().toLowerCase()}`.execute(work.db)
  const id = rows[0]?.id
  if (!id) throw new DomainError('not_found', 'Účet s tímto e-mailem není.', 404)
  await sql`delete from auth.account where "userId" = ${id} and "providerId" = 'credential'`.execute(work.db)
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
    values (${newId()}, ${id}, 'credential', ${id}, ${await hashPassword(password)}, now())`.execute(work.db)
  await sql`delete from auth.two_factor where "userId" = ${id}`.execute(work.db)
  await sql`update auth."user" set "twoFactorEnabled" = false, "disabledAt" = null where id = ${id}`.execute(
    work.db,
  )
  await sql`delete from auth.session where "userId" = ${id}`.execute(work.db)
  work.audit({ action: 'platform.account.password_reset', subject: { kind: 'account', id } })
}

/** Gives an account its roles of the whole city hall. The last administrator stays one: somebody has to let the others in. */
export async function setRoles(work: Work, id: string, roles: readonly Role[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('auth.roles', 0))`.execute(work.db)
  const { rows } = await sql<{ roles: string; others: boolean }>`
    select coalesce(u.roles, '') as roles, exists (
      select 1 from auth."user" o where o.id <> u.id and o."disabledAt" is null and 'administrator' = any(string_to_array(o.roles, ','))
    ) as others from auth."user" u where u.id = ${id}`.execute(work.db)
  const before = rows[0]
  if (!before) throw new DomainError('not_found', 'Takový účet tu není.', 404)
  const kept = before.roles.split(',').includes('administrator') && !before.others
  const given = [...new Set<Role>([...roles, ...(kept ? (['administrator'] as const) : [])])].join(',')
  if (given === before.roles) return
  await sql`update auth."user" set roles = ${given}, "updatedAt" = now() where id = ${id}`.execute(work.db)
  work.audit({
    action: 'platform.account.roles_changed',
    subject: { kind: 'account', id },
    details: { roles: given.split(',').filter(Boolean) },
  })
}

/** Whether an account signs in by a password. */
export async function hasPassword(accountId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from auth.account where "userId" = ${accountId} and "providerId" = 'credential'`.execute(
      database(),
    )
  return rows.length > 0
}

/**
 * A person sets their password, or changes it; the other sessions end. Changing asks for the old one.
 * @throws DomainError `weak_password`, `wrong_password`
 */
export async function setOwnPassword(
  actor: Actor,
  sessionId: string,
  { old, fresh }: { old: string; fresh: string },
): Promise<void> {
  if (actor.accountId === null) return
  refuseWeak(fresh)
  const id = actor.accountId
  const hash = await hashPassword(fresh)
  await inTransaction(actor, async (work) => {
    const { rows } = await sql<{ password: string }>`select password from auth.account
      where "userId" = ${id} and "providerId" = 'credential' for update`.execute(work.db)
    const before = rows[0]?.password
    if (before !== undefined && !(await verifyPassword({ hash: before, password: old.slice(0, 128) })))
      throw new DomainError('wrong_password', 'Dosavadní heslo nesouhlasí. Zkuste to znovu.')
    if (before === undefined)
      await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
        values (${newId()}, ${id}, 'credential', ${id}, ${hash}, now())`.execute(work.db)
    else
      await sql`update auth.account set password = ${hash}, "updatedAt" = now()
        where "userId" = ${id} and "providerId" = 'credential'`.execute(work.db)
    await sql`delete from auth.session where "userId" = ${id} and id <> ${sessionId}`.execute(work.db)
    work.audit({ action: 'platform.account.password_set', subject: { kind: 'account', id } })
  })
}

/** Ends an account: its sessions go in the same transaction, so access is lost at once. */
export async function disableAccount(work: Work, id: string): Promise<void> {
  await sql`update auth."user" set "disabledAt" = ${work.actor.now}, "updatedAt" = ${work.actor.now} where id = ${id}`.execute(
    work.db,
  )
  await sql`delete from auth.session where "userId" = ${id}`.execute(work.db)
  work.audit({ action: 'platform.account.disabled', subject: { kind: 'account', id } })
}

/** Ends all accounts of a person. @returns how many lost access just now */
export async function disableAccountsOf(work: Work, personId: string): Promise<number> {
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where "personId" = ${personId} and "disabledAt" is null`.execute(work.db)
  for (const { id } of rows) await disableAccount(work, id)
  return rows.length
}

/** Ends the account with an e-mail, whoever stands behind it. @returns how many lost access just now */
export async function disableAccountsByEmail(work: Work, email: string): Promise<number> {
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where email = ${email.toLowerCase()} and "disabledAt" is null`.execute(
    work.db,
  )
  for (const { id } of rows) await disableAccount(work, id)
  return rows.length
}

export async function hasAccounts(db: Db = database()): Promise<boolean> {
  const { rows } = await sql`select 1 from auth."user" limit 1`.execute(db)
  return rows.length > 0
}

export interface SessionView {
  id: string
  createdAt: Date
  lastSeen: Date
  address: string | null
  device: string | null
}

export async function listSessions(accountId: string): Promise<SessionView[]> {
  const { rows } =
    await sql<SessionView>`select id, "createdAt" as created_at, "updatedAt" as last_seen, "ipAddress" as address, "userAgent" as device
    from auth.session where "userId" = ${accountId} and "expiresAt" > now() order by "updatedAt" desc`.execute(
      database(),
    )
  return rows
}

/** Ends one session of an account; another account's session is out of reach. */
export async function revokeSession(work: Work, accountId: string, sessionId: string): Promise<void> {
  await sql`delete from auth.session where id = ${sessionId} and "userId" = ${accountId}`.execute(work.db)
  work.audit({
    action: 'platform.session.revoked',
    subject: { kind: 'account', id: accountId },
    details: { session: sessionId },
  })
}

/** A person ends one of their own sessions. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  if (actor.accountId === null) return
  const { accountId } = actor
  await inTransaction(actor, (work) => revokeSession(work, accountId, sessionId))
}

/** The password of a one-click demo account: known to this installation only, never shown. */
export const demoPassword = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`demo ${email}`).digest('base64url')

export const randomToken = (): string => randomBytes(32).toString('base64url')

export interface AccountView {
  id: string
  email: string
  name: string
  roles: string[]
  disabled: boolean
}

interface AccountRow {
  id: string
  email: string
  name: string
  roles: string | null
  personId: string | null
  disabled: boolean
}
const view = ({ id, email, name, roles, disabled }: AccountRow): AccountView => ({
  id,
  email,
  name,
  disabled,
  roles: (roles ?? '').split(',').filter(Boolean),
})
const columns = sql`id, email, name, roles, "personId" as person_id, "disabledAt" is not null as disabled`

/** Accounts by the persons behind them. */
export async function accountsOf(personIds: readonly string[]): Promise<Map<string, AccountView>> {
  const { rows } = await sql<AccountRow>`select ${columns} from auth."user"
    where "personId" = any(${personIds}::text[]) order by "disabledAt" nulls last`.execute(database())
  return new Map(rows.reverse().map((row) => [row.personId ?? '', view(row)]))
}

/** Accounts of roles, with no person behind them. */
export async function accountsWithoutPerson(): Promise<AccountView[]> {
  const { rows } = await sql<AccountRow>`select ${columns} from auth."user"
    where "personId" is null order by name limit 200`.execute(database())
  return rows.map(view)
}

/** Lets an ended account in again; it signs in anew. */
export async function restoreAccount(work: Work, id: string): Promise<void> {
  await sql`update auth."user" set "disabledAt" = null, "updatedAt" = ${work.actor.now} where id = ${id}`.execute(
    work.db,
  )
  work.audit({ action: 'platform.account.restored', subject: { kind: 'account', id } })
}

/** Which of these accounts are in a state now. */
export async function accountsIn(
  db: Db,
  ids: readonly string[],
  state: 'active' | 'ended',
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from auth."user"
    where id = any(${ids}::text[]) and ("disabledAt" is null) = ${state === 'active'} for update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Accounts that may sign in and have one of the roles, by name. */
export async function accountsWithRoles(
  db: Db,
  roles: readonly Role[],
): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from auth."user" where "disabledAt" is null
      and string_to_array(roles, ',') && ${[...roles]}::text[] order by name, id`.execute(db)
  return rows
}
