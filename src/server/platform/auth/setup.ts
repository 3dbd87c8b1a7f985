import { createHash, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { system } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { createAccount, hasAccounts, randomToken } from './accounts.ts'

const validHours = 1
const digest = (token: string) => createHash('sha256').update(token).digest()

/**
 * On an installation without accounts, writes a token for setting up the first administrator into a 0600 file.
 * @returns the file's path, or null when somebody already has an account
 */
export async function offerSetup(dataDir: string, now = new Date()): Promise<string | null> {
  if (await hasAccounts()) return null
  const token = randomToken()
  const value = {
    hash: digest(token).toString('hex'),
    expiresAt: new Date(now.getTime() + validHours * 3_600_000).toISOString(),
  }
  await sql`insert into platform.setting (name, value) values ('setup', ${JSON.stringify(value)}::jsonb)
    on conflict (name) do update set value = excluded.value, changed_at = now()`.execute(database())
  const file = join(dataDir, 'setup-token')
  rmSync(file, { force: true })
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx' })
  return file
}

/**
 * Sets up the first administrator; the token works once.
 * @throws DomainError `wrong_token`, `already_set_up`, `weak_password`
 */
export async function setUpAdministrator(
  input: { token: string; email: string; name: string; password: string },
  now: Date,
): Promise<void> {
  await inTransaction(system(now), async (work) => {
    const { rows } = await sql<{
      value: { hash: string; expiresAt: string }
    }>`select value from platform.setting where name = 'setup' for update`.execute(work.db)
    if (await hasAccounts(work.db))
      throw new DomainError('already_set_up', 'Radnice už správce má. Přihlaste se.')
    const stored = rows[0]?.value
    const fits = stored && timingSafeEqual(Buffer.from(stored.hash, 'hex'), digest(input.token.trim()))
    if (!fits || stored.expiresAt < now.toISOString())
      throw new DomainError(
        'wrong_token',
        'Klíč nesouhlasí, nebo už neplatí. Restartujte Radnici a použijte nový ze souboru, který uvede její log.',
      )
    await createAccount(work, {
      email: input.email,
      name: input.name,
      password: input.password,
      roles: ['administrator'],
    })
    await sql`delete from platform.setting where name = 'setup'`.execute(work.db)
  })
}
