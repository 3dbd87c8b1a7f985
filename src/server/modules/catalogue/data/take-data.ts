import type { Actor } from '../../../platform/actor/actor.ts'
import type { Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { StoredBlob } from '../../../platform/files/file-store.ts'
import { putBlob, registerFile, removeFile, safeFileName } from '../../../platform/files/files.ts'
import { findDataset, lockDataset, type DatasetRow } from '../datasets/dataset.store.ts'
import { mayCurate } from '../policy.ts'
import { findVersion, insertVersion, listVersions, nextNumber, noteVersion, type DataVersion } from './data.store.ts'
import { largestData } from './limits.ts'
import { loadData } from './load-data.ts'

/**
 * Takes a file of data for a dataset: stored safely before anything is said, then read in the background.
 * @param promised length that the sender promised, so that a hopeless one is refused before it comes
 * @throws DomainError `not_found`, `file_too_large`, `nothing_given`, `already_loading`, `fills_itself`
 */
export async function takeData(
  actor: Actor,
  by: string,
  datasetId: string,
  file: { name: string; content: AsyncIterable<Uint8Array> },
): Promise<void> {
  await mayLoad(actor, datasetId)
  const blob = await putBlob(file.content, { private: true, limit: largestData })
  if (blob.size === 0) throw new DomainError('nothing_given', 'Vyberte soubor, který není prázdný.')
  await inTransaction(actor, async (work) => {
    await startLoading(work, by, datasetId, { origin: 'upload', name: file.name, blob, sourceUrl: null })
  })
}

/** A refusal before the file comes. @throws DomainError `file_too_large` */
export function refuseTooLarge(promised: number): void {
  if (promised > largestData + 2 ** 20)
    throw new DomainError(
      'file_too_large',
      `Soubor má ${Math.round(promised / 2 ** 20)} MB, nejvýš smí mít ${largestData / 2 ** 20} MB. Rozdělte ho, nebo ho nahrajte jako Parquet.`,
      413,
    )
}

export async function mayLoad(actor: Actor, datasetId: string): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId)) throw notFound()
  await inTransaction(actor, async (work) => {
    await loadable(work, datasetId)
  })
}

async function loadable(work: Work, datasetId: string): Promise<DatasetRow> {
  await lockDataset(work.db, datasetId)
  const dataset = await findDataset(work.db, { id: datasetId })
  if (!dataset) throw notFound()
  if (dataset.kind === 'series')
    throw new DomainError('wrong_kind', 'Série data nemá, mají je sady, které do ní patří.')
  if (dataset.generated !== null)
    throw new DomainError('fills_itself', 'Tato sada se plní sama z dat Radnice, soubor do ní nahrát nejde.')
  const [newest] = await listVersions(work.db, datasetId, 1)
  if (newest?.state === 'loading' || newest?.state === 'loaded')
    throw new DomainError('already_loading', 'Předchozí soubor se ještě načítá. Počkejte, až bude hotový.', 409)
  return dataset
}

export async function startLoading(
  work: Work,
  by: string,
  datasetId: string,
  source: { origin: 'upload' | 'fetch'; name: string; blob: StoredBlob; sourceUrl: string | null },
): Promise<string> {
  await loadable(work, datasetId)
  const id = newId()
  const name = safeFileName(source.name)
  const fileId = await registerFile(work, source.blob, {
    name,
    mediaType: 'application/octet-stream',
    owner: { kind: 'dataset', id: datasetId },
  })
  await insertVersion(work.db, {
    id,
    datasetId,
    number: await nextNumber(work.db, datasetId),
    state: 'loading',
    origin: source.origin,
    fileName: name,
    sourceUrl: source.sourceUrl,
    sourceFileId: fileId,
    loadedAt: work.actor.now,
    loadedBy: by,
  })
  await work.enqueue(loadData.name, { versionId: id })
  work.audit({
    action: 'catalogue.data.loaded',
    subject: { kind: 'dataset', id: datasetId },
    details: { version: id, origin: source.origin },
  })
  return id
}

/** The version still there that a version was read again from; one between that was discarded is passed over. */
async function rereadFrom(db: Db, version: DataVersion): Promise<DataVersion | undefined> {
  let at: DataVersion | undefined = version
  do at = at.rereadOf ? await findVersion(db, { id: at.rereadOf }) : undefined
  while (at?.state === 'discarded')
  return at
}

/** Throws away a version that was not published. @throws DomainError `not_found`, `is_published` */
export async function discardVersion(actor: Actor, datasetId: string, versionId: string): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId) || !isId(versionId)) throw notFound()
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, datasetId)
    const version = await findVersion(work.db, { id: versionId })
    if (version?.datasetId !== datasetId) throw notFound()
    if (version.state === 'published')
      throw new DomainError('is_published', 'Zveřejněná verze má trvalou adresu, zahodit ji nejde.')
    await noteVersion(work.db, versionId, { state: 'discarded', sourceFileId: null })
    // what was read again under other types goes back to the version before, which can be read once more
    const before = await rereadFrom(work.db, version)
    if (version.sourceFileId && before)
      await noteVersion(work.db, before.id, { sourceFileId: version.sourceFileId })
    else if (version.sourceFileId) await removeFile(work, version.sourceFileId)
    work.audit({
      action: 'catalogue.data.discarded',
      subject: { kind: 'dataset', id: datasetId },
      details: { version: versionId },
    })
  })
}
