import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../database/new-id.ts'

let key: Buffer | undefined

/** Sets the secret from which capability links are made; only composition roots and test set-up call it. */
export function useCapabilitySecret(secret: string): void {
  key = createHmac('sha256', secret).update('radnice capability links').digest()
}

function signature(purpose: string, id: Buffer, nonce: string): Buffer {
  if (!key) throw new Error('useCapabilitySecret() was not called by the composition root')
  return createHmac('sha256', key).update(`${purpose}\n${nonce}\n`).update(id).digest()
}

/** Six digits that only this installation can make, for people who copy them by hand; whoever checks them counts attempts. */
export const shortCode = (purpose: string, id: string, nonce: string): string =>
  String(
    signature(purpose, Buffer.from(id.replaceAll('-', ''), 'hex'), nonce).readUInt32BE(0) % 1_000_000,
  ).padStart(6, '0')

const idLength = 16

/**
 * What a link carries that lets its holder do one thing without signing in: the row's id and 256 bits that only this
 * installation can make. Nothing of it is stored; a row's new nonce ends all its earlier links.
 * @param purpose so that a link to one thing opens no other
 * @param id a UUID
 * @returns 64 characters of base64url; the access log leaves them out
 */
export function capabilityOf(purpose: string, id: string, nonce = ''): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, signature(purpose, bytes, nonce)]).toString('base64url')
}

/** The id in a link, before its nonce is known; it proves nothing. */
export function idInCapability(token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, idLength).toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  )
  return isId(id) ? id : null
}

/** Whether this installation made the link for this purpose and nonce. */
export function holdsCapability(token: string, purpose: string, nonce = ''): boolean {
  if (idInCapability(token) === null) return false
  const bytes = Buffer.from(token, 'base64url')
  return timingSafeEqual(bytes.subarray(idLength), signature(purpose, bytes.subarray(0, idLength), nonce))
}
