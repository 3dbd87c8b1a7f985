import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { rewrap, unwrapByAny, wrapKey } from './wrap-key.ts'

const algorithm = 'aes-256-gcm'
let masters: Buffer[] = []
let blind: Buffer | undefined

/**
 * Sets the master key under which keys of records are wrapped; only composition roots and test set-up call it.
 * @param older keys that may still have wrapped something, until `rotateKeys` has gone through all records
 */
export function useMasterKeys(current: string, older: readonly string[] = []): void {
  masters = [current, ...older].map((secret) =>
    Buffer.from(hkdfSync('sha256', secret, 'radnice', 'keys of records', 32)),
  )
}

/** Sets the secret of blind indexes, which outlives master keys. */
export function useBlindSecret(secret: string): void {
  blind = Buffer.from(hkdfSync('sha256', secret, 'radnice', 'blind index', 32))
}

/** The key of a record, and the same as it is stored. Without the stored one nothing of the record can be read any more. */
export interface RecordKey {
  key: Buffer
  wrapped: Buffer
}

export function newRecordKey(): RecordKey {
  const key = randomBytes(32)
  return { key, wrapped: wrapKey(key, currentMaster()) }
}

/** @throws Error when no known master key wrapped it */
export const openRecordKey = (wrapped: Uint8Array): RecordKey => ({
  key: unwrapByAny(wrapped, masters).key,
  wrapped: Buffer.from(wrapped),
})

/** The same key under the current master key; null when it is already. */
export const rewrapRecordKey = (wrapped: Uint8Array): Buffer | null => rewrap(wrapped, masters)

/**
 * Seals a text under a record's key.
 * @param place of the text, `case.answers`: what is sealed for one place opens at no other
 */
export function seal({ key }: RecordKey, place: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the bytes were changed, or sealed for another place or under another key */
export function unseal({ key }: RecordKey, place: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12)).setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
}

/** What a text is found by without being readable: an HMAC-SHA-256 that only this installation can make. */
export function blindIndex(purpose: string, text: string): Buffer {
  if (!blind) throw new Error('useBlindSecret() was not called by the composition root')
  return createHmac('sha256', blind).update(`${purpose}\n${text}`).digest()
}

function currentMaster(): Buffer {
  const [current] = masters
  if (!current) throw new Error('useMasterKeys() was not called by the composition root')
  return current
}
