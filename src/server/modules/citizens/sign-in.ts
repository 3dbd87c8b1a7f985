import { createHash, randomBytes } from 'node:crypto'
import type { Cookies } from '@sveltejs/kit'
import { reaches, type Level } from '../../../shared/citizens/words.ts'
import { isDay } from '../../../shared/time/is-day.ts'
import { system, visitor } from '../../platform/actor/actor.ts'
import { beginAuthorization, finishAuthorization, type OidcClient } from '../../platform/auth/oidc-client.ts'
import type { SignInRequest } from '../../platform/auth/sign-in.ts'
import { database } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { blindIndex, newRecordKey, openRecordKey } from '../../platform/secrets/record-key.ts'
import { openProfile, sealProfile, type Citizen, type Profile } from './citizen.ts'
import {
  deleteExpired,
  deleteSession,
  findSession,
  insertCitizen,
  insertSession,
  lockBySubject,
  updateCitizen,
} from './citizen.store.ts'

/** The broker in front of NIA or Bank iD, and what its levels of assurance are called. */
export interface CitizenOidc {
  issuer: string
  clientId: string
  clientSecret: string
  /** Value of the claim `acr` to a level */
  levels: ReadonlyMap<string, Level>
}

let settings: CitizenOidc | null = null

/** Sets the provider; null lets nobody sign in. Only composition roots and test set-up call it. */
export function useCitizenOidc(chosen: CitizenOidc | null): void {
  settings = chosen
}
export const citizensMaySignIn = (): boolean => settings !== null

const cookie = 'radnice_obcan'
const hours = 2
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

const clientOf = ({ issuer, clientId, clientSecret }: CitizenOidc): OidcClient => ({
  issuer,
  clientId,
  clientSecret,
  returns: '/obcan/prihlaseni/zpet',
  ceremony: 'obcan',
  scope: 'openid profile email address phone',
})

const configured = (): CitizenOidc => {
  if (!settings) throw new DomainError('not_found', 'Přihlášení občanů není nastavené.', 404)
  return settings
}

/**
 * Begins signing in of a citizen, or proving more surely who they are.
 * @param wanted level that the provider is asked for; it proves identity anew, whoever sits at the browser
 * @returns the provider's address to send the browser to
 * @throws DomainError `not_found`, `oidc_failed`
 */
export async function beginCitizenSignIn(
  request: SignInRequest,
  target: string,
  wanted: Level | null,
): Promise<string> {
  const chosen = configured()
  const acr = [...chosen.levels].filter(([, level]) => reaches(level, wanted ?? 'low')).map(([name]) => name)
  return beginAuthorization(
    clientOf(chosen),
    request,
    { target, wanted: wanted ?? '' },
    null,
    // providers say how sure they are only to whoever asks
    { acr_values: acr.join(' '), ...(wanted === null ? {} : { prompt: 'login' }) },
  )
}

/**
 * Ends signing in: the level is what the provider's ID token says, never what was asked for.
 * @returns the path to go to
 * @throws DomainError `not_found`, `oidc_failed`, `no_level`, `level_too_low`
 */
export async function finishCitizenSignIn(request: SignInRequest, query: URLSearchParams): Promise<string> {
  const chosen = configured()
  const { sub, claims, idToken, content } = await finishAuthorization(clientOf(chosen), request, query)
  const level = chosen.levels.get(String(idToken['acr'] ?? ''))
  if (!level)
    throw new DomainError(
      'no_level',
      'Poskytovatel neřekl, jak jistě ověřil vaši totožnost. Přihlaste se jiným prostředkem.',
      403,
    )
  await openCitizenSession(request, { issuer: chosen.issuer, sub, level, profile: profileOf(claims) })
  if (content['wanted'] && !reaches(level, content['wanted'] as Level))
    throw new DomainError(
      'level_too_low',
      'Tento prostředek totožnost neověřuje dost jistě. Přihlaste se jiným, například občankou s čipem nebo Mobilním klíčem.',
      403,
    )
  return content['target'] || '/obcan'
}

/** A session for somebody whose identity was proved. What they corrected themselves stays; name and birth follow the proof. */
export async function openCitizenSession(
  { cookies, secure, now }: Pick<SignInRequest, 'cookies' | 'secure' | 'now'>,
  { issuer, sub, level, profile }: { issuer: string; sub: string; level: Level; profile: Profile },
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await inTransaction(visitor(now), async (work) => {
    const subjectIndex = subjectIndexOf(issuer, sub)
    const record = newRecordKey()
    await insertCitizen(work.db, {
      id: newId(),
      subjectIndex,
      key: record.wrapped,
      profile: sealProfile(record, profile),
      createdAt: now,
      signedAt: now,
    })
    const row = (await lockBySubject(work.db, subjectIndex))!
    const before = openProfile(row)
    const merged: Profile = {
      ...before,
      name: profile.name || before.name,
      birthDate: profile.birthDate ?? before.birthDate,
      address: before.address ?? profile.address,
      email: before.email ?? profile.email,
      phone: before.phone ?? profile.phone,
    }
    await updateCitizen(work.db, row.id, null, {
      profile: sealProfile(openRecordKey(row.key), merged),
      signedAt: now,
    })
    await insertSession(work.db, {
      idDigest: digest(token),
      citizenId: row.id,
      level,
      openedAt: now,
      expiresAt: new Date(now.getTime() + hours * 3_600_000),
    })
    work.audit({
      action: 'citizens.citizen.signed_in',
      subject: { kind: 'citizen', id: row.id },
      details: { level },
    })
  })
  cookies.set(cookie, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hours * 3600 })
}

/** Under which a citizen is found again; nobody reads the subject out of it. */
export const subjectIndexOf = (issuer: string, sub: string): Buffer =>
  blindIndex('citizen.subject', `${issuer}\n${sub}`)

/** Who is signed in by the cookies of a request; null for nobody. */
export async function readCitizen(cookies: Cookies, now: Date): Promise<Citizen | null> {
  const token = cookies.get(cookie)
  if (!token || token.length > 100) return null
  const found = await findSession(database(), digest(token), now)
  if (!found) return null
  const { key, profile, ...citizen } = found
  return { ...citizen, profile: openProfile({ key, profile }) }
}

/** Ends the session of this browser. */
export async function signOutCitizen({
  cookies,
  secure,
}: Pick<SignInRequest, 'cookies' | 'secure'>): Promise<void> {
  const token = cookies.get(cookie)
  cookies.delete(cookie, { path: '/', secure })
  if (token) await deleteSession(database(), digest(token))
}

/** Forgets sessions that are over. */
export const forgetSessions: JobDefinition = {
  name: 'citizens.session.forget',
  schedule: '50 3 * * *',
  run: async (_, now) => {
    await inTransaction(system(now), async ({ db }) => void (await deleteExpired(db, now)))
  },
}

/** Claims of OpenID Connect Core 1.0 § 5.1 as a profile; nothing longer than it may be. */
function profileOf(claims: Record<string, unknown>): Profile {
  const text = (name: string): string | null => {
    const value = claims[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null
  }
  const full = [text('given_name'), text('family_name')].filter(Boolean).join(' ')
  const address = claims['address'] as { formatted?: unknown } | undefined
  const birth = text('birthdate')
  return {
    name: full || text('name') || '',
    birthDate: birth !== null && isDay(birth) ? birth : null,
    address: typeof address?.formatted === 'string' ? address.formatted.slice(0, 500) : null,
    email: claims['email_verified'] === false ? null : text('email'),
    phone: text('phone_number'),
    dataBox: null,
  }
}
