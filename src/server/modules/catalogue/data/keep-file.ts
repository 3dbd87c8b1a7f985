import { createReadStream } from 'node:fs'
import { fileFormats, type FileFormat } from '../../../../shared/catalogue/codelists.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import type { StoredBlob } from '../../../platform/files/file-store.ts'
import { putBlob, registerFile } from '../../../platform/files/files.ts'
import { saveFile } from './data.store.ts'
import { endingOf } from './file-endings.ts'
import { largestData } from './limits.ts'
import type { FilesOutput } from './make-files.ts'

interface VersionKey {
  id: string
  datasetId: string
  slug: string
}

/** Puts a made file safely on disk; nobody gets it until it is kept. */
export const storeFile = (path: string): Promise<StoredBlob> =>
  putBlob(createReadStream(path), { private: false, limit: 4 * largestData })

/** Puts all files of a version safely on disk; what is given back notes them and those left out. */
export async function storeFiles({
  files,
  omitted,
}: FilesOutput): Promise<(work: Work, version: VersionKey) => Promise<void>> {
  const stored: [FileFormat, StoredBlob][] = []
  for (const { format, path } of files) stored.push([format, await storeFile(path)])
  return async (work, version) => {
    for (const [format, blob] of stored) await keepFile(work, version, format, blob)
    for (const { format, reason } of omitted)
      await saveFile(work.db, {
        versionId: version.id,
        format,
        fileId: null,
        blob: null,
        size: null,
        omitted: reason,
      })
  }
}

/** Notes a file of a version that already lies safely on disk. */
export async function keepFile(
  work: Work,
  version: VersionKey,
  format: FileFormat,
  blob: StoredBlob,
): Promise<void> {
  const fileId = await registerFile(work, blob, {
    name: `${version.slug}.${endingOf(format)}`,
    mediaType: fileFormats[format].mediaType,
    owner: { kind: 'dataset', id: version.datasetId },
  })
  await saveFile(work.db, { versionId: version.id, format, fileId, blob: blob.blob, size: blob.size, omitted: null })
}
