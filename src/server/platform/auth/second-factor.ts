import { toString as toQr } from 'qrcode'
import type { Actor } from '../actor/actor.ts'
import type { AuditAction } from '../audit/audit-entry.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { auth } from './auth.ts'

export interface Enrolment {
  /** `otpauth://` address as an SVG picture, for an authenticator's camera */
  picture: string
  /** The same secret to be typed */
  secret: string
  /** Each opens the door once when the authenticator is lost; shown only now */
  backupCodes: string[]
}

const wrongPassword = () => new DomainError('wrong_password', 'Heslo nesouhlasí. Zkuste to znovu.')

/**
 * Begins the second factor: the secret is made and shown, but protects nothing until a first code confirms it.
 * @throws DomainError `wrong_password`
 */
export async function beginSecondFactor(headers: Headers, password: string): Promise<Enrolment> {
  const begun = await auth()
    .api.enableTwoFactor({ body: { password }, headers })
    .catch(() => null)
  if (!begun || !('totpURI' in begun)) throw wrongPassword()
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  const picture = await toQr(begun.totpURI, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return {
    picture: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`,
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    backupCodes: begun.backupCodes,
  }
}

/** The first right code turns the second factor on. @throws DomainError `wrong_code` */
export async function confirmSecondFactor(actor: Actor, headers: Headers, code: string): Promise<void> {
  const response = await auth().api.verifyTOTP({
    body: { code: code.replace(/\s/g, '') },
    headers,
    asResponse: true,
  })
  if (!response.ok)
    throw new DomainError('wrong_code', 'Kód nesouhlasí. Zkontrolujte čas v telefonu a opište nový.')
  await noted(actor, 'platform.second_factor.enabled')
}

/** Turns the second factor off. @throws DomainError `wrong_password` */
export async function endSecondFactor(actor: Actor, headers: Headers, password: string): Promise<void> {
  const response = await auth().api.disableTwoFactor({ body: { password }, headers, asResponse: true })
  if (!response.ok) throw wrongPassword()
  await noted(actor, 'platform.second_factor.disabled')
}

const noted = (actor: Actor, action: AuditAction) =>
  inTransaction(actor, async (work) =>
    work.audit({ action, subject: { kind: 'account', id: actor.accountId ?? 'unknown' } }),
  )
