import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { beginCeremony, takeCeremony } from './ceremony.ts'
import { openSession, publicOrigin } from './auth.ts'
import { noteSuccess, takeCookies, type SignInRequest } from './sign-in.ts'
import { reserveAttempt } from './throttle.ts'

// Loaded when somebody uses a passkey: its certificate parsers are large
const webauthn = () => import('@simplewebauthn/server')

export interface PasskeyView {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
}

interface StoredPasskey {
  id: string
  userId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

const failed = () =>
  new DomainError(
    'wrong_passkey',
    'Přístupový klíč se nepodařilo ověřit. Zkuste to znovu, nebo se přihlaste jiným způsobem.',
  )

export async function listPasskeys(accountId: string): Promise<PasskeyView[]> {
  const { rows } = await sql<PasskeyView>`
    select id, name, created_at, last_used_at from auth.passkey where user_id = ${accountId} order by created_at`.execute(
    database(),
  )
  return rows
}

/** Options for `navigator.credentials.create` (WebAuthn Level 3 § 5.1.3), as JSON. */
export async function beginPasskey(actor: Actor, request: SignInRequest, name: string): Promise<string> {
  if (actor.accountId === null) throw notFound()
  const { generateRegistrationOptions } = await webauthn()
  const { rows } = await sql<{ credentialId: string }>`
    select credential_id from auth.passkey where user_id = ${actor.accountId}`.execute(database())
  const options = await generateRegistrationOptions({
    rpName: 'Radnice',
    rpID: publicOrigin().hostname,
    userID: new TextEncoder().encode(actor.accountId),
    userName: name,
    attestationType: 'none',
    excludeCredentials: rows.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await beginCeremony(request, 'passkey_new', { challenge: options.challenge }, actor.accountId)
  return JSON.stringify(options)
}

/** Keeps the passkey that the browser made. @throws DomainError `wrong_passkey` */
export async function finishPasskey(
  actor: Actor,
  request: SignInRequest,
  answer: string,
  name: string,
): Promise<void> {
  const begun = await takeCeremony(request, 'passkey_new')
  if (!begun || begun.userId !== actor.accountId) throw failed()
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: parsed<RegistrationResponseJSON>(answer),
    expectedChallenge: begun.content['challenge'] ?? '',
    expectedOrigin: publicOrigin().origin,
    expectedRPID: publicOrigin().hostname,
    requireUserVerification: true,
  }).catch(() => {
    throw failed()
  })
  if (!registrationInfo) throw failed()
  const { credential, credentialBackedUp } = registrationInfo
  await inTransaction(actor, async (work) => {
    const id = newId()
    await sql`insert into auth.passkey (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
      values (${id}, ${actor.accountId}, ${credential.id}, ${Buffer.from(credential.publicKey)}, ${credential.counter},
        ${[...(credential.transports ?? [])]}, ${credentialBackedUp}, ${name.trim().slice(0, 100) || 'Přístupový klíč'})`.execute(
      work.db,
    )
    work.audit({
      action: 'platform.passkey.added',
      subject: { kind: 'account', id: actor.accountId ?? '' },
      details: { passkey: id },
    })
  })
}

export async function removePasskey(actor: Actor, id: string): Promise<void> {
  await inTransaction(actor, async (work) => {
    const { numAffectedRows } =
      await sql`delete from auth.passkey where id::text = ${id} and user_id = ${actor.accountId}`.execute(
        work.db,
      )
    if (!numAffectedRows) throw notFound()
    work.audit({
      action: 'platform.passkey.removed',
      subject: { kind: 'account', id: actor.accountId ?? '' },
      details: { passkey: id },
    })
  })
}

/** Options for `navigator.credentials.get` (WebAuthn Level 3 § 5.1.4), as JSON; the passkey itself tells whose it is. */
export async function beginPasskeySignIn(request: SignInRequest): Promise<string> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: publicOrigin().hostname,
    userVerification: 'required',
  })
  await beginCeremony(request, 'passkey', { challenge: options.challenge })
  return JSON.stringify(options)
}

/** Signs in by a passkey; it is both factors at once. @throws DomainError `wrong_passkey`, `too_many_attempts` */
export async function signInByPasskey(request: SignInRequest, answer: string): Promise<void> {
  await reserveAttempt('passkey', request.address, request.address)
  const begun = await takeCeremony(request, 'passkey')
  if (!begun) throw failed()
  const response = parsed<AuthenticationResponseJSON>(answer)
  const stored = await findPasskey(String(response.id))
  if (!stored) throw failed()
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: begun.content['challenge'] ?? '',
    expectedOrigin: publicOrigin().origin,
    expectedRPID: publicOrigin().hostname,
    requireUserVerification: true,
    credential: {
      id: stored.credentialId,
      publicKey: new Uint8Array(stored.publicKey),
      counter: stored.counter,
    },
  }).catch(() => {
    throw failed()
  })
  if (!verified.verified) throw failed()
  await sql`update auth.passkey set counter = ${verified.authenticationInfo.newCounter}, last_used_at = now() where id = ${stored.id}`.execute(
    database(),
  )
  takeCookies(await openSession(request.headers, stored.userId, 'passkey'), request.cookies)
  await noteSuccess(request, stored.userId, 'passkey')
}

async function findPasskey(credentialId: string): Promise<StoredPasskey | undefined> {
  const { rows } = await sql<StoredPasskey>`
    select p.id, p.user_id, p.credential_id, p.public_key, p.counter, p.transports
    from auth.passkey p join auth."user" u on u.id = p.user_id
    where p.credential_id = ${credentialId} and u."disabledAt" is null`.execute(database())
  return rows[0]
}

function parsed<Answer>(text: string): Answer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) throw failed()
    return value as Answer
  } catch {
    throw failed()
  }
}
