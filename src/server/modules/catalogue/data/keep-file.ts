import { fileFormats, type FileFormat } from '../../../../shared/catalogue/codelists.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import type { StoredBlob } from '../../../platform/files/file-store.ts'
import { registerFile } from '../../../platform/files/files.ts'
import { saveFile } from './data.store.ts'
import { endingOf } from './file-endings.ts'

/** Notes a file of a version that already lies safely on disk. */
export async function keepFile(
  work: Work,
  version: { id: string; datasetId: string; slug: string },
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
