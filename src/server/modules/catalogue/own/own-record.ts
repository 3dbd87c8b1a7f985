import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { publishedColumns, type OwnDataset } from '../../../platform/datasets/own-dataset.ts'
import { replaceNotes } from '../data/data.store.ts'
import { findDataset, insertDataset, noteDataset } from '../datasets/dataset.store.ts'
import { freeSlug } from '../datasets/save-dataset.ts'
import { listSources } from '../inventory/source.store.ts'
import { addNews } from '../readers/tell-news.ts'
import { recordFor } from '../publishing/record-for.ts'
import { refreshPublished, unsay } from '../publishing/refresh-published.ts'

let area = 'stat/1'

/** Sets the element of RÚIAN that own datasets are about, `obec/563889`; only composition roots call it. */
export function useCityArea(element: string | undefined): void {
  area = element ?? 'stat/1'
}

/** The record of an own dataset as its module declares it; its slug is given once. What the curator adds beside stays. */
export async function keepOwnRecord(
  work: Work,
  dataset: OwnDataset,
  cityId: string,
): Promise<{ id: string; slug: string }> {
  const declared = {
    title: dataset.title,
    titleEn: dataset.titleEn,
    description: dataset.description,
    descriptionEn: dataset.descriptionEn,
    themes: [...dataset.themes],
    frequency: dataset.frequency,
    keywords: [...dataset.keywords],
    authorWork: 'none',
    databaseWork: 'none',
    databaseRight: 'none',
    personalData: dataset.hasPersonalData ? 'contains' : 'none',
  }
  const known = await findDataset(work.db, { generated: dataset.name })
  const { id, slug } = known ?? { id: newId(), slug: await freeSlug(work.db, dataset.title) }
  if (known) await noteDataset(work.db, id, declared)
  else {
    const base = await permanentBase()
    // a source that the city calls by the same name is what the table was made of
    const sources = await listSources(work.db, { organisationId: cityId })
    const source = sources.find(({ name, ended }) => name === dataset.title && !ended)
    await insertDataset(work.db, {
      id,
      slug,
      organisationId: cityId,
      kind: 'dataset',
      seriesId: null,
      sourceId: source?.id ?? null,
      generated: dataset.name,
      keywordsEn: [],
      spatial: [area],
      startsOn: null,
      endsOn: null,
      contactName: null,
      contactEmail: null,
      page: base.startsWith('https://') ? `${base}${dataset.page}` : null,
      conformsTo: [],
      spatialResolution: null,
      temporalResolution: null,
      euroVoc: [],
      hvdCategories: [],
      legislation: [],
      ...declared,
    })
    work.audit({ action: 'catalogue.dataset.added', subject: { kind: 'dataset', id } })
  }
  await replaceNotes(
    work.db,
    id,
    Object.fromEntries(
      publishedColumns(dataset).map(({ name, title, type, description, unit, key }) => [
        name,
        {
          title,
          type,
          ...(description ? { description } : {}),
          ...(unit ? { unit } : {}),
          ...(key ? { key } : {}),
        },
      ]),
    ),
  )
  return { id, slug }
}

/** Publishes an own dataset that is a draft; one that the curator has withdrawn stays withdrawn. */
export async function publishOwn(work: Work, id: string): Promise<void> {
  const row = await findDataset(work.db, { id })
  if (row?.state !== 'draft') return
  await noteDataset(work.db, id, {
    state: 'published',
    publishedAt: work.actor.now,
    firstPublishedAt: row.firstPublishedAt ?? work.actor.now,
  })
  await refreshPublished(work, id)
  await addNews(work, id, 'published')
  work.audit({ action: 'catalogue.dataset.published', subject: { kind: 'dataset', id } })
}

/** Takes an own dataset out of the catalogue because it has no public row; it returns by itself with the next one. */
export async function takeBack(work: Work, id: string): Promise<void> {
  const row = await findDataset(work.db, { id })
  if (row?.state !== 'published') return
  await noteDataset(work.db, id, { state: 'draft' })
  await unsay(work, row, await recordFor(work.db, row))
  work.audit({ action: 'catalogue.dataset.withdrawn', subject: { kind: 'dataset', id } })
}
