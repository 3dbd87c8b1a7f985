import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '../domain-error.ts'
import { rewrap, unwrapByAny, wrapKey } from '../secrets/wrap-key.ts'

/** Where blobs lie. A local folder now; object storage fits the same interface. */
export interface BlobStore {
  /** Stores a stream durably (fsynced) before it resolves. @throws DomainError `file_too_large` */
  put: (source: AsyncIterable<Uint8Array>, options: PutOptions) => Promise<StoredBlob>
  /** Opens a blob; with its wrapped key when it is private. */
  get: (blob: string, wrappedKey: Uint8Array | null) => Readable
  /** Where a public blob can be read by a program of this machine that wants a path */
  path: (blob: string) => string
  /** Removes blobs that `isReferenced` does not know and that are older than a day. @returns how many */
  collect: (isReferenced: (blob: string) => Promise<boolean>, now: Date) => Promise<number>
  /** The key of a private blob under the current master key; null when it is already */
  rewrap: (wrappedKey: Uint8Array) => Buffer | null
  list: () => Promise<string[]>
}

export interface PutOptions {
  private: boolean
  /** Bytes */
  limit: number
}

export interface StoredBlob {
  /** Public blobs are named by their SHA-256, private ones at random */
  blob: string
  size: number
  sha256: Buffer
  wrappedKey: Buffer | null
}

const algorithm = 'aes-256-gcm'
const day = 86_400_000

/** Blobs in a folder; private ones encrypted under a key of their own, wrapped by the first master key (32 bytes); older ones still open. */
export function localBlobStore(folder: string, masterKeys: readonly [Buffer, ...Buffer[]]): BlobStore {
  const place = (blob: string) => join(folder, blob.slice(0, 2), blob)
  return {
    async put(source, { private: isPrivate, limit }) {
      const draft = join(folder, 'drafts', randomBytes(16).toString('hex'))
      await mkdir(dirname(draft), { recursive: true, mode: 0o700 })
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _, done) {
          size += chunk.length
          hash.update(chunk)
          if (size > limit)
            return done(
              new DomainError(
                'file_too_large',
                `Soubor je větší než ${Math.floor(limit / 2 ** 20)} MB. Zmenšete ho, nebo ho rozdělte.`,
              ),
            )
          done(null, chunk)
        },
      })
      const key = isPrivate ? randomBytes(32) : null
      const handle = await open(draft, 'wx', 0o600)
      try {
        const out = async (chunks: AsyncIterable<Uint8Array>) => {
          for await (const chunk of chunks) await handle.appendFile(chunk)
        }
        if (key) await pipeline(Readable.from(source), measure, encrypting(key), out)
        else await pipeline(Readable.from(source), measure, out)
        await handle.sync()
        await handle.close()
      } catch (error) {
        await handle.close().catch(() => undefined)
        await rm(draft, { force: true })
        throw error
      }
      const sha256 = hash.digest()
      const blob = key ? randomBytes(32).toString('hex') : sha256.toString('hex')
      await mkdir(dirname(place(blob)), { recursive: true, mode: 0o700 })
      await rename(draft, place(blob))
      await syncFolder(dirname(place(blob)))
      return { blob, size, sha256, wrappedKey: key && wrapKey(key, masterKeys[0]) }
    },
    get: (blob, wrappedKey) => {
      if (!/^[0-9a-f]{64}$/.test(blob)) throw new DomainError('not_found', 'Soubor tu není.', 404)
      return wrappedKey
        ? decrypting(place(blob), unwrapByAny(wrappedKey, masterKeys).key)
        : createReadStream(place(blob))
    },
    path: (blob) => {
      if (!/^[0-9a-f]{64}$/.test(blob)) throw new DomainError('not_found', 'Soubor tu není.', 404)
      return place(blob)
    },
    async collect(isReferenced, now) {
      let removed = 0
      for (const blob of await blobsIn(folder)) {
        const { mtimeMs } = await stat(place(blob))
        if (now.getTime() - mtimeMs < day || (await isReferenced(blob))) continue
        await rm(place(blob), { force: true })
        removed++
      }
      return removed
    },
    rewrap: (wrappedKey) => rewrap(wrappedKey, masterKeys),
    list: () => blobsIn(folder),
  }
}

async function blobsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => entry.name)
}

/** A rename is durable once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}

/** Nonce, then the encrypted bytes, then the tag. */
function encrypting(key: Buffer): Transform {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, nonce)
  let started = false
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!started) this.push(nonce)
      started = true
      done(null, cipher.update(chunk))
    },
    flush(done) {
      if (!started) this.push(nonce)
      this.push(cipher.final())
      done(null, cipher.getAuthTag())
    },
  })
}

/** Bytes flow as they are read; the tag is checked at the end, and a forged or cut file breaks the stream instead of ending it. */
function decrypting(path: string, key: Buffer): Readable {
  const frame = 12
  const tag = 16
  let held = Buffer.alloc(0)
  let decipher: ReturnType<typeof createDecipheriv> | undefined
  const plain = new Transform({
    transform(chunk: Buffer, _, done) {
      held = Buffer.concat([held, chunk])
      if (!decipher && held.length >= frame) {
        decipher = createDecipheriv(algorithm, key, held.subarray(0, frame))
        held = held.subarray(frame)
      }
      if (!decipher || held.length <= tag) return done()
      const ready = held.subarray(0, held.length - tag)
      held = held.subarray(held.length - tag)
      done(null, decipher.update(ready))
    },
    flush(done) {
      if (!decipher || held.length !== tag) return done(new Error('The stored file is damaged'))
      ;(decipher as unknown as { setAuthTag: (value: Buffer) => void }).setAuthTag(held)
      try {
        done(null, decipher.final())
      } catch {
        done(new Error('The stored file is damaged'))
      }
    },
  })
  const source = createReadStream(path)
  source.on('error', (error) => plain.destroy(error))
  return source.pipe(plain)
}
