import type { DatasetRow, DistributionRow } from '../datasets/dataset.store.ts'
import type { DatasetRecord, DistributionRecord } from './record.ts'

/** Path of a dataset's page, which is also its permanent address under the base. */
export const datasetPath = (slug: string) => `/data/sada/${slug}`

/**
 * What the rows say of a dataset, ready to be described.
 * @param base beginning of permanent addresses
 * @param own distributions that Radnice itself makes of the dataset's data
 */
export function recordOf(
  base: string,
  row: DatasetRow,
  linked: readonly DistributionRow[],
  own: readonly DistributionRecord[] = [],
): DatasetRecord {
  const iri = `${base}${datasetPath(row.slug)}`
  return {
    iri,
    kind: row.kind,
    ico: row.ico,
    publisher: row.publisher,
    title: row.title,
    titleEn: row.titleEn,
    description: row.description,
    descriptionEn: row.descriptionEn,
    themes: row.themes,
    frequency: row.frequency,
    keywords: row.keywords,
    keywordsEn: row.keywordsEn,
    spatial: row.spatial,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    contactName: row.contactName,
    contactEmail: row.contactEmail,
    page: row.page,
    conformsTo: row.conformsTo,
    spatialResolution: row.spatialResolution,
    temporalResolution: row.temporalResolution,
    euroVoc: row.euroVoc,
    hvdCategories: row.hvdCategories,
    legislation: row.legislation,
    seriesIri: row.seriesSlug === null ? null : `${base}${datasetPath(row.seriesSlug)}`,
    terms: {
      authorWork: row.authorWork,
      databaseWork: row.databaseWork,
      databaseRight: row.databaseRight,
      personalData: row.personalData,
    },
    authorName: row.authorName,
    databaseAuthorName: row.databaseAuthorName,
    issued: row.firstPublishedAt,
    modified: row.dataChangedAt ?? row.publishedAt,
    distributions: row.kind === 'series' ? [] : [...own, ...linked.map((one) => linkedRecord(iri, one))],
  }
}

function linkedRecord(dataset: string, one: DistributionRow): DistributionRecord {
  const common = { iri: `${dataset}/distribuce/${one.id}`, title: one.title, accessUrl: one.accessUrl }
  return one.kind === 'file'
    ? {
        ...common,
        kind: 'file',
        downloadUrl: one.downloadUrl,
        format: one.format,
        mediaType: one.mediaType,
        compressMediaType: one.compressMediaType,
        packageMediaType: one.packageMediaType,
        schemaUrl: one.schemaUrl,
      }
    : {
        ...common,
        kind: 'service',
        endpointUrl: one.endpointUrl,
        endpointDescription: one.endpointDescription,
        conformsTo: one.conformsTo,
        documentation: one.documentation,
      }
}
