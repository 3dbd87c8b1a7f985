import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'

/** A key of one record or file under another key: nonce, ciphertext, tag (AES-256-GCM, NIST SP 800-38D). */
export function wrapKey(key: Buffer, masterKey: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, masterKey, nonce)
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the key was wrapped under another one, or the bytes were changed */
export function unwrapKey(wrapped: Uint8Array, masterKey: Buffer): Buffer {
  const bytes = Buffer.from(wrapped)
  const decipher = createDecipheriv(algorithm, masterKey, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
}
