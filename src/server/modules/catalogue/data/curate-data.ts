import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { columnTypes, type ColumnNote } from '../../../../shared/catalogue/column.ts'
import { recordLine } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { mayCurate } from '../policy.ts'
import { refreshPublished } from '../publishing/refresh-published.ts'
import { findDataset, lockDataset } from '../datasets/dataset.store.ts'
import {
  insertVersion,
  listFiles,
  listVersions,
  nextNumber,
  noteVersion,
  readNotes,
  replaceNotes,
} from './data.store.ts'
import { loadData } from './load-data.ts'
import { publishVersion, withdrawVersion } from './publish-version.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/** Versions with their files, and what is written about columns, for the curator. @throws DomainError `not_found` */
export async function readData(actor: Actor, datasetId: string) {
  if (!mayCurate(actor) || !isId(datasetId)) throw notFound()
  const versions = await listVersions(database(), datasetId)
  const files = await listFiles(
    database(),
    versions.map(({ id }) => id),
  )
  return {
    versions: versions.map((version) => ({
      ...version,
      files: files.filter(({ versionId }) => versionId === version.id),
    })),
    ...(await markedNotes(datasetId)),
  }
}

async function markedNotes(datasetId: string) {
  const notes = await readNotes(database(), datasetId)
  return { notes, mark: dictionaryMark(notes) }
}

/** Shows a version to the public. @throws DomainError `not_found`, `not_ready` */
export async function showVersion(actor: Actor, datasetId: string, versionId: string): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId) || !isId(versionId)) throw notFound()
  await inTransaction(actor, (work) => publishVersion(work, datasetId, versionId))
}

const note = v.object({
  title: v.optional(recordLine(200)),
  description: v.optional(recordLine(1000)),
  unit: v.optional(recordLine(50)),
  type: v.optional(v.picklist(columnTypes, 'Typ sloupce: vyberte z nabízených.')),
  key: v.optional(v.boolean()),
})

/**
 * Writes what columns are. Where a type or a key changes, the newest file is read again.
 * @param given by names of columns; an empty text is no answer, a column that is not among them keeps what it has
 * @param seen mark of what its author saw, `dictionaryMark`; left out where nobody saw any
 * @throws DomainError `not_found`, `wrong_dictionary`, `source_gone`, `already_loading`
 */
export async function saveDictionary(
  actor: Actor,
  by: string,
  datasetId: string,
  given: Readonly<Record<string, ColumnNote>>,
  seen?: string,
): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId)) throw notFound()
  const checked = v.safeParse(v.record(v.pipe(v.string(), v.maxLength(70)), note), given)
  if (!checked.success) throw wrongForm('wrong_dictionary', checked.issues)
  const written = Object.fromEntries(
    Object.entries(checked.output)
      .map(([name, one]) => [name, stated(one)] as const)
      .filter(([, one]) => Object.keys(one).length > 0),
  )
  await inTransaction(actor, async (work) => {
    await lockDataset(work.db, datasetId)
    const dataset = await findDataset(work.db, { id: datasetId })
    if (!dataset) throw notFound()
    if (dataset.generated !== null)
      throw new DomainError('fills_itself', 'Sloupce této sady popisuje Radnice sama, měnit je tu nejde.')
    const before = await readNotes(work.db, datasetId)
    if (seen !== undefined && seen !== dictionaryMark(before)) throw staleForm('Sloupce mezitím popsal někdo jiný')
    const others = Object.entries(before).filter(([name]) => !(name in given))
    const notes = { ...Object.fromEntries(others), ...written }
    await replaceNotes(work.db, datasetId, notes)
    work.audit({ action: 'catalogue.dictionary.changed', subject: { kind: 'dataset', id: datasetId } })
    const [newest] = await listVersions(work.db, datasetId, 1)
    if (!newest || !readsOtherwise(before, notes)) return refreshPublished(work, datasetId)
    if (newest.state === 'loading' || newest.state === 'loaded')
      throw new DomainError('already_loading', 'Soubor se ještě načítá. Počkejte, až bude hotový.', 409)
    if (newest.sourceFileId === null)
      throw new DomainError('source_gone', 'Původní soubor už tu není. Nahrajte data znovu, typy se použijí.')
    const id = newId()
    await insertVersion(work.db, {
      id,
      datasetId,
      number: await nextNumber(work.db, datasetId),
      state: 'loading',
      origin: newest.origin,
      fileName: newest.fileName,
      sourceUrl: newest.sourceUrl,
      sourceFileId: newest.sourceFileId,
      rereadOf: newest.id,
      loadedAt: actor.now,
      loadedBy: by,
    })
    await noteVersion(work.db, newest.id, {
      sourceFileId: null,
      ...(newest.state === 'published' ? {} : { state: 'discarded' }),
    })
    await work.enqueue(loadData.name, { versionId: id })
  })
}

/** A short mark of what is written about columns: two that differ have different marks. */
export const dictionaryMark = (notes: Readonly<Record<string, ColumnNote>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(notes).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16)

const stated = (one: ColumnNote): ColumnNote =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== '' && value !== undefined && value !== false))

const readsOtherwise = (
  before: Readonly<Record<string, ColumnNote>>,
  after: Readonly<Record<string, ColumnNote>>,
): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
    (name) =>
      before[name]?.type !== after[name]?.type || (before[name]?.key ?? false) !== (after[name]?.key ?? false),
  )

/** Takes a published version away for good. @throws DomainError `not_found`, `last_version` */
export async function takeVersionAway(actor: Actor, datasetId: string, versionId: string): Promise<void> {
  if (!mayCurate(actor) || !isId(datasetId) || !isId(versionId)) throw notFound()
  await inTransaction(actor, (work) => withdrawVersion(work, datasetId, versionId))
}
