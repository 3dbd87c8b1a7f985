import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { randomToken } from './accounts.ts'
import type { SignInRequest } from './sign-in.ts'

const usualMinutes = 10
const cookieOf = (kind: string) => `radnice.${kind}`
const digest = (id: string) => createHash('sha256').update(id).digest('hex')

export interface Ceremony {
  content: Record<string, string>
  userId: string | null
}

/** Keeps what an answer of this browser will be judged by; it is taken once. */
export async function beginCeremony(
  { cookies, secure }: SignInRequest,
  kind: string,
  content: Record<string, string>,
  userId: string | null = null,
  minutes = usualMinutes,
): Promise<void> {
  const id = randomToken()
  await sql`delete from auth.ceremony where expires_at < now()`.execute(database())
  await sql`insert into auth.ceremony (id_digest, kind, user_id, content, expires_at)
    values (${digest(id)}, ${kind}, ${userId}, ${JSON.stringify(content)}, now() + make_interval(mins => ${minutes}))`.execute(
    database(),
  )
  cookies.set(cookieOf(kind), id, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: minutes * 60,
  })
}

/** Takes what this browser began; null when there is nothing, or its time is over. */
export async function takeCeremony(
  { cookies, secure }: SignInRequest,
  kind: string,
): Promise<Ceremony | null> {
  const id = cookies.get(cookieOf(kind))
  if (!id) return null
  cookies.delete(cookieOf(kind), { path: '/', secure })
  const { rows } = await sql<Ceremony>`
    delete from auth.ceremony where id_digest = ${digest(id)} and kind = ${kind} and expires_at > now()
    returning content, user_id`.execute(database())
  return rows[0] ?? null
}

/** Looks at what this browser began without taking it. */
export async function peekCeremony({ cookies }: SignInRequest, kind: string): Promise<Ceremony | null> {
  const id = cookies.get(cookieOf(kind))
  if (!id) return null
  const { rows } = await sql<Ceremony>`select content, user_id from auth.ceremony
    where id_digest = ${digest(id)} and kind = ${kind} and expires_at > now()`.execute(database())
  return rows[0] ?? null
}
