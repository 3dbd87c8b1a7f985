import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { beginCeremony, peekCeremony } from './ceremony.ts'
import type { SignInRequest } from './sign-in.ts'

const longest = 2 * 2 ** 20

/** The account of a request's session, also of one that has expired a while ago. */
export async function accountOfSession(headers: Headers): Promise<string | null> {
  const cookie = /radnice\.session_token=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
  const token = cookie && decodeURIComponent(cookie).split('.')[0]
  if (!token) return null
  const { rows } = await sql<{ userId: string }>`
    select "userId" as user_id from auth.session where token = ${token}`.execute(database())
  return rows[0]?.userId ?? null
}

/** A form posted when the session was over: kept for its sender, to be sent again after signing in. Files are not kept. */
export interface InterruptedForm {
  action: string
  fields: [name: string, value: string][]
  lostFiles: boolean
}

/** @returns whether the form could be kept */
export async function keepInterrupted(
  request: SignInRequest,
  accountId: string,
  action: string,
  form: FormData,
): Promise<boolean> {
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const lostFiles = [...form].some(([, value]) => typeof value !== 'string' && value.size > 0)
  const kept = JSON.stringify({ action, fields, lostFiles } satisfies InterruptedForm)
  if (kept.length > longest) return false
  await beginCeremony(request, 'form', { kept }, accountId, 60)
  return true
}

/** The kept form, for the account that sent it. */
export async function interruptedForm(
  request: SignInRequest,
  accountId: string,
): Promise<InterruptedForm | null> {
  const found = await peekCeremony(request, 'form')
  if (!found || found.userId !== accountId) return null
  return JSON.parse(found.content['kept'] ?? 'null') as InterruptedForm | null
}
