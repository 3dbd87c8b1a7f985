import * as v from 'valibot'
import { changedFields } from '../../../../shared/changed-fields.ts'
import { slugOf } from '../../../../shared/format/slug.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { removeFile } from '../../../platform/files/files.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { datasetPath } from '../exchange/record-of.ts'
import { refreshPublished } from '../publishing/refresh-published.ts'
import { findOrganisation } from '../inventory/organisation.store.ts'
import { listSources } from '../inventory/source.store.ts'
import { filesOfDataset } from '../data/data.store.ts'
import { mayCurate } from '../policy.ts'
import { addNews } from '../readers/tell-news.ts'
import { datasetForm, type DatasetContent, type DatasetForm } from './dataset-form.ts'
import {
  findDataset,
  insertChange,
  insertDataset,
  isTaken,
  listMembers,
  lockSlugs,
  removeDraft,
  updateDataset,
  type DatasetRow,
} from './dataset.store.ts'
import { termsForm, type TermsForm } from './terms-form.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/**
 * Writes the record of a dataset or a series, or changes one. A published one must stay fit to be published.
 * @param version that its author saw; null for a new one
 * @returns its slug, which is a part of its permanent address
 * @throws DomainError `not_found`, `wrong_dataset`, `not_publishable`, `stale`
 */
export async function saveDataset(
  actor: Actor,
  by: string,
  dataset: { id: string; version: number | null; kind: 'dataset' | 'series' },
  input: DatasetForm,
): Promise<string> {
  if (!mayCurate(actor) || !isId(dataset.id)) throw notFound()
  const checked = v.safeParse(datasetForm, input)
  if (!checked.success) throw wrongForm('wrong_dataset', checked.issues)
  return inTransaction(actor, async (work) => {
    const content = await related(work.db, dataset.id, checked.output)
    const before = await findDataset(work.db, { id: dataset.id })
    if (before) return change(work, by, before, dataset.version, content)
    if (dataset.version !== null) throw notFound()
    const slug = await freeSlug(work.db, content.title)
    await insertDataset(work.db, { id: dataset.id, slug, kind: dataset.kind, ...content })
    work.audit({ action: 'catalogue.dataset.added', subject: { kind: 'dataset', id: dataset.id } })
    return slug
  })
}

async function change(
  work: Work,
  by: string,
  before: DatasetRow,
  version: number | null,
  content: DatasetContent,
): Promise<string> {
  // the form of a new dataset sent twice
  if (version === null) return before.slug
  const fields = changedFields(textsOf({ ...before }, content), textsOf(content, content))
  if (Object.keys(fields).length === 0) return before.slug
  if (before.firstPublishedAt && content.organisationId !== before.organisationId)
    throw new DomainError(
      'publisher_is_permanent',
      'Poskytovatel: u sady, která už byla zveřejněná, ho změnit nejde. Stáhněte ji a založte novou.',
    )
  const series = content.seriesId === null ? undefined : await findDataset(work.db, { id: content.seriesId })
  if (before.state === 'published' && series && series.state !== 'published')
    throw new DomainError(
      'series_not_published',
      `Datová série: nejdřív zveřejněte sérii „${series.title}“, do které má zveřejněná sada patřit.`,
    )
  if (!(await updateDataset(work.db, before.id, version, content)))
    throw staleForm('Datovou sadu mezitím změnil někdo jiný')
  await noteChange(work, by, before.id, fields)
  await refreshPublished(work, before.id)
  if (before.state === 'published') await addNews(work, before.id, 'changed')
  return before.slug
}

/** Answers the four questions about terms of use. @throws DomainError `not_found`, `wrong_terms`, `not_publishable`, `stale` */
export async function saveTerms(
  actor: Actor,
  by: string,
  id: string,
  version: number,
  input: TermsForm,
): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(termsForm, input)
  if (!checked.success) throw wrongForm('wrong_terms', checked.issues)
  await inTransaction(actor, async (work) => {
    const before = await findDataset(work.db, { id })
    if (!before) throw notFound()
    const fields = changedFields({ ...before }, checked.output)
    if (Object.keys(fields).length === 0) return
    if (!(await updateDataset(work.db, id, version, checked.output)))
      throw staleForm('Podmínky užití mezitím změnil někdo jiný')
    await noteChange(work, by, id, fields)
    await refreshPublished(work, id)
  })
}

/** Throws a draft away that never was published; its address may then be used by another. @throws DomainError `not_found`, `was_published` */
export async function discardDraft(actor: Actor, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const before = await findDataset(work.db, { id })
    if (!before) return
    if (before.firstPublishedAt)
      throw new DomainError(
        'was_published',
        'Sada už byla zveřejněná, její adresa musí zůstat. Smazat ji nejde, jen stáhnout.',
      )
    const members = await listMembers(work.db, id)
    if (members.length > 0)
      throw new DomainError(
        'series_has_members',
        `Nejdřív vyřaďte ze série sady, které do ní patří: ${members.map(({ title }) => title).join(', ')}.`,
      )
    for (const fileId of await filesOfDataset(work.db, id)) {
      await removeFile(work, fileId)
    }
    await removeDraft(work.db, id)
    work.audit({ action: 'catalogue.dataset.discarded', subject: { kind: 'dataset', id } })
  })
}

async function noteChange(
  work: Work,
  by: string,
  id: string,
  fields: Record<string, [string | null, string | null]>,
): Promise<void> {
  await insertChange(
    work.db,
    { id: newId(), datasetId: id, changedAt: work.actor.now, changedBy: by },
    fields,
  )
  work.audit({
    action: 'catalogue.dataset.changed',
    subject: { kind: 'dataset', id },
    details: { fields: Object.keys(fields) },
  })
}

/** The same content with what it refers to checked. */
async function related(db: Db, id: string, content: DatasetContent): Promise<DatasetContent> {
  if (!(await findOrganisation(db, { id: content.organisationId })))
    throw new DomainError('wrong_dataset', 'Poskytovatel: vyberte organizaci ze seznamu.')
  if (content.sourceId && (await listSources(db, { id: content.sourceId })).length === 0)
    throw new DomainError('wrong_dataset', 'Zdroj dat: vyberte zdroj ze soupisu.')
  if (content.seriesId !== null) {
    const series = await findDataset(db, { id: content.seriesId })
    if (series?.kind !== 'series' || series.id === id)
      throw new DomainError('wrong_dataset', 'Datová série: vyberte sérii ze seznamu.')
  }
  return content
}

/** A slug that names nothing and never named anything published. */
export async function freeSlug(db: Db, title: string): Promise<string> {
  const wanted = slugOf(title, 'datova-sada')
  await lockSlugs(db)
  for (let at = 1; ; at++) {
    const slug = at === 1 ? wanted : `${wanted}-${at}`
    if (!(await isTaken(db, slug, datasetPath(slug)))) return slug
  }
}

/** Fields of a record as texts, lists by commas: what its history compares. */
const textsOf = (
  record: Readonly<Record<string, unknown>>,
  fields: DatasetContent,
): Record<string, string | null> =>
  Object.fromEntries(
    Object.keys(fields).map((name) => {
      const value = record[name]
      return [
        name,
        Array.isArray(value) ? value.join(', ') || null : ((value as string | null | undefined) ?? null),
      ]
    }),
  )
