import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { notFound } from '../domain-error.ts'
import { demoPassword } from './accounts.ts'
import { signInByPassword, type SignInRequest } from './sign-in.ts'

const demoDomain = '@ukazka.example'
const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/** The one-click accounts: roles, not people. */
export async function demoAccounts(): Promise<{ email: string; name: string }[]> {
  const { rows } = await sql<{
    email: string
    name: string
  }>`select email, name from auth."user" where email like ${`%${demoDomain}`} order by "createdAt", id`.execute(
    database(),
  )
  return rows
}

/** Signs in by one click: only on a database that the demo marked, only from this machine. @throws DomainError `not_found` */
export async function demoSignIn(request: SignInRequest, email: string, isDemo: boolean): Promise<void> {
  const secret = process.env['AUTH_SECRET']
  if (!isDemo || !local.includes(request.address) || !email.endsWith(demoDomain) || !secret) throw notFound()
  await signInByPassword(request, email, demoPassword(secret, email), 'demo')
}
