import { createHmac, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
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

/** Creates an account within the caller's transaction. @throws DomainError `account_exists`, `weak_password` */
export async function createAccount(
  work: Work,
  { email, name, roles, personId, password }: NewAccount,
): Promise<string> {
  const address = email.trim().toLowerCase()
  if (password !== undefined && password.length < 12)
    throw new DomainError('weak_password', 'Heslo musí mít nejméně 12 znaků.')
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

/** Ends an account: its sessions go in the same transaction, so access is lost at once. */
export async function disableAccount(work: Work, id: string): Promise<void> {
  await sql`update auth."user" set "disabledAt" = ${work.actor.now}, "updatedAt" = ${work.actor.now} where id = ${id}`.execute(
    work.db,
  )
  await sql`delete from auth.session where "userId" = ${id}`.execute(work.db)
  work.audit({ action: 'platform.account.disabled', subject: { kind: 'account', id } })
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
