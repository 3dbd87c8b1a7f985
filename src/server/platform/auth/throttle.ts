import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { DomainError } from '../domain-error.ts'

const windowMinutes = 15
const perAccount = 8
const perAddress = 40

const digest = (text: string) => createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 32)
const subjects = (email: string, address: string) => [
  { subject: `account:${digest(email)}`, limit: perAccount },
  { subject: `address:${digest(address)}`, limit: perAddress },
]

/** @throws DomainError `too_many_attempts` when this account or this address failed too often in the last quarter of an hour */
export async function refuseTooMany(email: string, address: string): Promise<void> {
  for (const { subject, limit } of subjects(email, address)) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from auth.attempt
      where subject = ${subject} and at > now() - make_interval(mins => ${windowMinutes})`.execute(database())
    if (rows[0]!.n >= limit)
      throw new DomainError(
        'too_many_attempts',
        `Příliš mnoho pokusů. Zkuste to znovu za ${windowMinutes} minut, nebo použijte kód zaslaný e-mailem.`,
        429,
      )
  }
}

export async function noteFailure(email: string, address: string): Promise<void> {
  const db = database()
  for (const { subject } of subjects(email, address))
    await sql`insert into auth.attempt (subject) values (${subject})`.execute(db)
  await sql`delete from auth.attempt where at < now() - interval '1 day'`.execute(db)
}

/** A success clears the account's failures; the address keeps its own. */
export async function forgetFailures(email: string): Promise<void> {
  await sql`delete from auth.attempt where subject = ${subjects(email, '')[0]!.subject}`.execute(database())
}
