import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { removeFile } from '../../../platform/files/files.ts'
import { findDataset, lockDataset, noteDataset } from '../datasets/dataset.store.ts'
import { addNews } from '../readers/tell-news.ts'
import { refreshPublished } from '../publishing/refresh-published.ts'
import { compareAnew } from './compare-again.ts'
import {
  currentVersion,
  emptyVersion, findVersion, listFiles, listVersions, noteVersion, olderSources } from './data.store.ts'

/**
 * Makes a version the one that the public sees; earlier ones keep their addresses.
 * @throws DomainError `not_found`, `not_ready`
 */
export async function publishVersion(work: Work, datasetId: string, versionId: string): Promise<void> {
  await lockDataset(work.db, datasetId)
  const [version, dataset] = [
    await findVersion(work.db, { id: versionId }),
    await findDataset(work.db, { id: datasetId }),
  ]
  if (!dataset || version?.datasetId !== datasetId) throw notFound()
  if (version.state === 'published') return
  if (version.state !== 'ready')
    throw new DomainError('not_ready', 'Data ještě nejsou připravená. Počkejte, až se soubory dodělají.', 409)
  await noteVersion(work.db, versionId, { state: 'published', publishedAt: work.actor.now })
  await noteDataset(work.db, datasetId, { dataChangedAt: work.actor.now, overdueToldOn: null })
  const before = await currentVersion(work.db, datasetId, version.number)
  // another version was published since this one was compared
  if (before && version.difference?.against !== before.number) await compareAnew(work, versionId)
  for (const { id, sourceFileId } of await olderSources(work.db, datasetId, version.number)) {
    await noteVersion(work.db, id, { sourceFileId: null })
    await removeFile(work, sourceFileId!)
  }
  await refreshPublished(work, datasetId)
  if (dataset.state === 'published') await addNews(work, datasetId, 'data', version.number)
  work.audit({
    action: 'catalogue.data.published',
    subject: { kind: 'dataset', id: datasetId },
    details: { version: versionId, number: version.number, rows: version.rows },
  })
}

/**
 * Takes one published version away for good, with its files: what should never have been in it. Its address answers 410 from then on;
 * the newest of those that are left is what the public sees.
 * @throws DomainError `not_found`, `last_version`
 */
export async function withdrawVersion(work: Work, datasetId: string, versionId: string): Promise<void> {
  await lockDataset(work.db, datasetId)
  const version = await findVersion(work.db, { id: versionId })
  if (version?.datasetId !== datasetId || version.state !== 'published') throw notFound()
  const others = (await listVersions(work.db, datasetId, 1000)).filter(
    ({ id, state }) => id !== versionId && state === 'published',
  )
  if (others.length === 0)
    throw new DomainError(
      'last_version',
      'Jiná zveřejněná verze není. Stáhněte celou sadu, nebo nejdřív zveřejněte opravená data.',
    )
  const files = (await listFiles(work.db, [versionId])).flatMap(({ fileId }) => fileId ?? [])
  await emptyVersion(work.db, versionId)
  for (const fileId of files) await removeFile(work, fileId)
  if (version.sourceFileId) await removeFile(work, version.sourceFileId)
  // what it held must not stay in the examples of those that were compared with it
  for (const { id, difference } of await listVersions(work.db, datasetId, 1000))
    if (difference?.against === version.number) await compareAnew(work, id)
  await refreshPublished(work, datasetId)
  work.audit({
    action: 'catalogue.data.withdrawn',
    subject: { kind: 'dataset', id: datasetId },
    details: { version: versionId, number: version.number },
  })
}
