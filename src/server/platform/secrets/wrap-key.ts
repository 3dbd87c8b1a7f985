import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'

/** A key of one record or file under another key: nonce, ciphertext, tag (AES-256-GCM, NIST SP 800-38D). */
export function wrapKey(key: Buffer, masterKey: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, masterKey, nonce)
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** The key that one of the master keys wrapped, and whether that was the first, current one. @throws Error when none of them did */
export function unwrapByAny(
  wrapped: Uint8Array,
  masterKeys: readonly Buffer[],
): { key: Buffer; current: boolean } {
  for (const [order, master] of masterKeys.entries())
    try {
      return { key: unwrapKey(wrapped, master), current: order === 0 }
    } catch {
      // wrapped under another one
    }
  throw new Error('A key is wrapped under an unknown master key')
}

/** A key wrapped anew under the current master key; null when it is already. @throws Error when none of them wrapped it */
export function rewrap(wrapped: Uint8Array, masterKeys: readonly Buffer[]): Buffer | null {
  const { key, current } = unwrapByAny(wrapped, masterKeys)
  return current ? null : wrapKey(key, masterKeys[0]!)
}

/** @throws Error when the key was wrapped under another one, or the bytes were changed */
export function unwrapKey(wrapped: Uint8Array, masterKey: Buffer): Buffer {
  const bytes = Buffer.from(wrapped)
  const decipher = createDecipheriv(algorithm, masterKey, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
}
