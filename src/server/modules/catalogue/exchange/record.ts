import type { TermsQuestion } from '../../../../shared/catalogue/codelists.ts'

/** What the catalogue knows of a dataset, before it is said in any format. Codes of codelists, not their addresses. */
export interface DatasetRecord {
  iri: string
  kind: 'dataset' | 'series'
  /** IČO of the publisher; null when it has none, and then it cannot be published */
  ico: string | null
  publisher: string
  title: string
  titleEn: string | null
  description: string | null
  descriptionEn: string | null
  themes: readonly string[]
  frequency: string | null
  keywords: readonly string[]
  keywordsEn: readonly string[]
  /** Elements of RÚIAN: `obec/563889` */
  spatial: readonly string[]
  startsOn: string | null
  endsOn: string | null
  contactName: string | null
  contactEmail: string | null
  page: string | null
  conformsTo: readonly string[]
  /** Metres, a decimal number */
  spatialResolution: string | null
  /** A duration of ISO 8601 */
  temporalResolution: string | null
  /** Numbers of EuroVoc concepts */
  euroVoc: readonly string[]
  hvdCategories: readonly string[]
  legislation: readonly string[]
  seriesIri: string | null
  terms: Readonly<Record<TermsQuestion, string | null>>
  authorName: string | null
  databaseAuthorName: string | null
  issued: Date | null
  modified: Date | null
  distributions: readonly DistributionRecord[]
}

export type DistributionRecord = {
  iri: string
  title: string | null
  titleEn?: string | null
  accessUrl: string | null
} & (
  | {
      kind: 'file'
      downloadUrl: string | null
      format: string | null
      mediaType: string | null
      compressMediaType: string | null
      packageMediaType: string | null
      schemaUrl: string | null
    }
  | {
      kind: 'service'
      endpointUrl: string | null
      endpointDescription: string | null
      conformsTo: readonly string[]
      documentation: string | null
    }
)
