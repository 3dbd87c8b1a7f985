import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '@tus/file-store'
import type { MemoryLocker } from '@tus/server'
import { DomainError } from '../domain-error.ts'
import type { JobDefinition } from '../jobs/jobs.ts'
import { largestFile } from './accept-file.ts'

const hours = 24
let folder: string | undefined
let opened: { store: FileStore; locker: MemoryLocker } | undefined
// loaded when somebody uploads
const protocol = () => import('@tus/server')

/** Where unfinished uploads lie, inside DATA_DIR; only composition roots and test set-up call it. */
export function useUploadFolder(dataDir: string): void {
  folder = join(dataDir, 'uploads')
  opened = undefined
}

async function uploads() {
  if (folder === undefined) throw new Error('useUploadFolder() was not called by the composition root')
  if (opened) return opened
  const [{ FileStore: Store }, { MemoryLocker: Locker }] = await Promise.all([
    import('@tus/file-store'),
    protocol(),
  ])
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  opened ??= {
    store: new Store({ directory: folder, expirationPeriodInMilliseconds: hours * 3_600_000 }),
    locker: new Locker(),
  }
  return opened
}

/**
 * Answers a request of the resumable upload protocol (tus 1.0.0): an upload that a lost connection broke goes on where it stopped.
 * @param path under which the upload lives
 * @param owner whose uploads are seen here, a UUID; those of others do not exist
 * @param take judges and stores the whole file; a refusal is told to the sender
 */
export async function resumableUpload(
  request: Request,
  { path, owner, take }: { path: string; owner: string; take: (file: File) => Promise<void> },
): Promise<Response> {
  const { store, locker } = await uploads()
  const { Server } = await protocol()
  const mine = new RegExp(`^${owner}-[0-9a-f]{32}$`)
  const server = new Server({
    path,
    datastore: store,
    locker,
    relativeLocation: true,
    maxSize: largestFile,
    namingFunction: () => `${owner}-${randomBytes(16).toString('hex')}`,
    getFileIdFromRequest: (_, last) => (last !== undefined && mine.test(last) ? last : undefined),
    onUploadFinish: async (_, { id, metadata }) => {
      try {
        await take(new File([await readFile(join(folder!, id))], metadata?.['filename'] ?? 'soubor'))
      } catch (problem) {
        if (problem instanceof DomainError) throw { status_code: 422, body: problem.message }
        throw problem
      } finally {
        await store.remove(id).catch(() => undefined)
      }
      return {}
    },
  })
  return server.handleWeb(request)
}

/** Forgets uploads that nobody finished for a day. */
export const forgetUploads: JobDefinition = {
  name: 'platform.upload.forget',
  schedule: '40 3 * * *',
  run: async () => {
    await (await uploads()).store.deleteExpired()
  },
}
