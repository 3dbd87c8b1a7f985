import { sql } from 'kysely'
import type { ScanState } from '../../../shared/files/scan-state.ts'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { database, type Db } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import type { Work } from '../database/transaction.ts'
import { notFound } from '../domain-error.ts'
import type { JobDefinition } from '../jobs/jobs.ts'
import { localBlobStore, type BlobStore, type PutOptions, type StoredBlob } from './file-store.ts'

let store: BlobStore | undefined

/** The folder of blobs in DATA_DIR; secrets of any length become keys of 32 bytes. @param older secrets that still may have wrapped something */
export function openBlobStore(dataDir: string, secret: string, older: readonly string[] = []): BlobStore {
  const keyOf = (text: string) => createHash('sha256').update(`radnice files ${text}`).digest()
  return localBlobStore(filesFolder(dataDir), [keyOf(secret), ...older.map(keyOf)])
}

/** The key of a private file under the current master key; null when it is already. */
export const rewrapFileKey = (wrapped: Uint8Array): Buffer | null => blobStore().rewrap(wrapped)

export const filesFolder = (dataDir: string) => join(dataDir, 'files')

export function useBlobStore(chosen: BlobStore): void {
  store = chosen
}

function blobStore(): BlobStore {
  if (!store) throw new Error('useBlobStore() was not called by the composition root')
  return store
}

export interface FileView {
  id: string
  name: string
  mediaType: string
  size: number
  scan: ScanState
}

/** A name to show and to offer at download: no path, no control characters, at most 150 characters. */
export function safeFileName(name: string): string {
  const base = name
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 150)
  return base === '' || base === '.' || base === '..' ? 'soubor' : base
}

/** Registers a blob that already lies safely on disk, within the caller's transaction. */
export async function registerFile(
  work: Work,
  blob: StoredBlob,
  file: { name: string; mediaType: string; owner: { kind: string; id: string } },
): Promise<string> {
  const id = newId()
  await sql`insert into platform.file (id, name, media_type, size, sha256, blob, wrapped_key, owner_kind, owner_id)
    values (${id}, ${safeFileName(file.name)}, ${file.mediaType}, ${blob.size}, ${blob.sha256}, ${blob.blob}, ${blob.wrappedKey}, ${file.owner.kind}, ${file.owner.id})`.execute(
    work.db,
  )
  work.audit({
    action: 'platform.file.stored',
    subject: { kind: 'file', id },
    details: { sha256: blob.sha256.toString('hex'), size: blob.size },
  })
  return id
}

/** Stores bytes durably; a row that refers to them has to follow within a day. @throws DomainError `file_too_large` */
export const putBlob = (source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob> =>
  blobStore().put(source, options)

/** Path of a public blob, for programs that want one. */
export const publicBlobPath = (blob: string): string => blobStore().path(blob)

/** Forgets a file; its blob is collected later. Where it was referred to, the reference goes first. */
export async function removeFile(work: Work, id: string): Promise<void> {
  await sql`delete from platform.file where id = ${id}`.execute(work.db)
  work.audit({ action: 'platform.file.removed', subject: { kind: 'file', id } })
}

/** Opens a file for somebody whose right the caller has already checked. @throws DomainError `not_found` */
export async function openFile(
  id: string,
  db: Db = database(),
): Promise<{ file: FileView; content: Readable }> {
  const { rows } = await sql<FileView & { blob: string; wrappedKey: Buffer | null }>`
    select id, name, media_type, size, scan, blob, wrapped_key from platform.file where id = ${id}`.execute(
    db,
  )
  const found = rows[0]
  if (!found) throw notFound()
  const { blob, wrappedKey, ...file } = found
  return { file, content: blobStore().get(blob, wrappedKey) }
}

/** Removes blobs whose transaction never came: a day old and in no row. */
export const collectFiles: JobDefinition = {
  name: 'platform.file.collect',
  schedule: '17 3 * * *',
  run: async (_, now) => {
    await blobStore().collect(async (blob) => {
      const { rows } = await sql`select 1 from platform.file where blob = ${blob}`.execute(database())
      return rows.length > 0
    }, now)
  },
}
