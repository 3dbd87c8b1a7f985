import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { DomainError } from '../domain-error.ts'

const windowMinutes = 15

/** What is guarded: each way of signing in has counters of its own, so that one locked way leaves the other open. */
export type Guarded =
  'passkey' | 'password' | 'code' | 'code-request' | 'second-factor' | 'check-in' | 'reader'

/**
 * Attempts in a quarter of an hour: of one account from one address, of one account from anywhere, of one address.
 * The first is what a person meets; the second stops a hunt spread over many addresses without letting one stranger
 * lock the owner out; the third stops a hunt over many accounts.
 */
const limits = { here: 8, account: 60, address: 60 }

const digest = (...parts: string[]) =>
  createHash('sha256').update(parts.join('\u0000').toLowerCase()).digest('hex').slice(0, 32)

function subjects(guarded: Guarded, account: string, address: string) {
  return [
    { subject: `here:${digest(guarded, account, address)}`, limit: limits.here },
    { subject: `account:${digest(guarded, account)}`, limit: limits.account },
    { subject: `address:${digest(guarded, address)}`, limit: limits.address },
  ]
}

/**
 * Counts an attempt before it is made, so that attempts made at once cannot slip past the limit together.
 * @throws DomainError `too_many_attempts`
 */
export async function reserveAttempt(guarded: Guarded, account: string, address: string): Promise<void> {
  await database()
    .transaction()
    .execute(async (tx) => {
      for (const { subject, limit } of subjects(guarded, account, address)) {
        await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(tx)
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from auth.attempt
          where subject = ${subject} and at > now() - make_interval(mins => ${windowMinutes})`.execute(tx)
        if (rows[0]!.n >= limit)
          throw new DomainError(
            'too_many_attempts',
            `Příliš mnoho pokusů. Zkuste to znovu za ${windowMinutes} minut, nebo se přihlaste jiným způsobem.`,
            429,
          )
        await sql`insert into auth.attempt (subject) values (${subject})`.execute(tx)
      }
      await sql`delete from auth.attempt where at < now() - interval '1 day'`.execute(tx)
    })
}

/** A success clears the attempts of this account from this address; the other counters keep theirs. */
export async function forgetAttempts(guarded: Guarded, account: string, address: string): Promise<void> {
  await sql`delete from auth.attempt where subject = ${subjects(guarded, account, address)[0]!.subject}`.execute(
    database(),
  )
}
