import type { Generated } from 'kysely'
import type {
  Barrier,
  Interface,
  OrganisationKind,
  PersonalDataAnswer,
  Readiness,
} from '../../../shared/catalogue/words.ts'

export type CatalogueTables = {
  'catalogue.organisation': {
    id: string
    name: string
    ico: string | null
    kind: OrganisationKind
    email: string | null
    nonce: string
    askedOn: Generated<string | null>
    dueOn: Generated<string | null>
    remindedOn: Generated<string | null>
    answeredAt: Generated<Date | null>
    hasNone: Generated<boolean>
    note: Generated<string | null>
    version: Generated<number>
  }
  'catalogue.source': {
    id: string
    organisationId: string
    name: string
    holds: string | null
    system: string | null
    supplier: string | null
    databaseProduct: string | null
    owner: string | null
    legalBasis: string | null
    personalData: PersonalDataAnswer | null
    barrier: Barrier | null
    barrierNote: string | null
    interface: Interface | null
    updateFrequency: string | null
    readiness: Readiness | null
    plannedOn: string | null
    decision: string | null
    decisionAddress: string | null
    databaseVersion: string | null
    serverAddress: string | null
    securityContact: string | null
    weaknesses: string | null
    ended: Generated<boolean>
    version: Generated<number>
  }
  'catalogue.source_state': {
    sourceId: string
    version: number
    recordedAt: Date
    recordedBy: string
    byLink: boolean
    /** When the city let it out; null while an answer waits for its look */
    checkedAt: Date | null
    /** JSON text */
    content: string
  }
  'catalogue.given_address': {
    path: string
    kind: 'dataset' | 'distribution'
    subjectId: string
    givenAt: Generated<Date>
  }
  'catalogue.dataset': {
    id: string
    slug: string
    organisationId: string
    kind: 'dataset' | 'series'
    seriesId: string | null
    sourceId: string | null
    generated: Generated<string | null>
    state: Generated<'draft' | 'published' | 'withdrawn'>
    title: string
    titleEn: string | null
    description: string | null
    descriptionEn: string | null
    themes: string[]
    frequency: string | null
    keywords: string[]
    keywordsEn: string[]
    spatial: string[]
    startsOn: string | null
    endsOn: string | null
    contactName: string | null
    contactEmail: string | null
    page: string | null
    conformsTo: string[]
    spatialResolution: string | null
    temporalResolution: string | null
    euroVoc: string[]
    hvdCategories: string[]
    legislation: string[]
    authorWork: Generated<string | null>
    authorName: Generated<string | null>
    databaseWork: Generated<string | null>
    databaseAuthorName: Generated<string | null>
    databaseRight: Generated<string | null>
    personalData: Generated<string | null>
    firstPublishedAt: Generated<Date | null>
    publishedAt: Generated<Date | null>
    withdrawnAt: Generated<Date | null>
    dataChangedAt: Generated<Date | null>
    overdueToldOn: Generated<string | null>
    changedAt: Generated<Date>
    formats: Generated<string[]>
    version: Generated<number>
    tsv: Generated<unknown>
  }
  'catalogue.distribution': {
    id: string
    datasetId: string
    kind: 'file' | 'service'
    title: string | null
    accessUrl: string | null
    downloadUrl: string | null
    format: string | null
    mediaType: string | null
    compressMediaType: string | null
    packageMediaType: string | null
    schemaUrl: string | null
    endpointUrl: string | null
    endpointDescription: string | null
    conformsTo: string[]
    documentation: string | null
    position: Generated<number>
    checkedAt: Generated<Date | null>
    alive: Generated<boolean | null>
    cors: Generated<boolean | null>
    finding: Generated<string | null>
    failingSince: Generated<Date | null>
    version: Generated<number>
  }
  'catalogue.dataset_change': {
    id: string
    datasetId: string
    changedAt: Date
    changedBy: string
    /** JSON text */
    fields: string
  }
  'catalogue.dataset_graph': {
    datasetId: string
    iri: string
    ico: string
    revision: number
    document: string
    triples: string
  }
  'catalogue.revision': { number: number }
  'catalogue.data_version': {
    id: string
    datasetId: string
    number: number
    state: 'loading' | 'loaded' | 'ready' | 'published' | 'failed' | 'discarded'
    origin: 'upload' | 'fetch' | 'module'
    fileName: string
    sourceUrl: string | null
    sourceFileId: string | null
    /** The version whose file this one was read from once more */
    rereadOf: Generated<string | null>
    loadedAt: Date
    loadedBy: string
    publishedAt: Generated<Date | null>
    problem: Generated<string | null>
    rows: Generated<number | null>
    columns: Generated<string | null>
    faults: Generated<string | null>
    notes: Generated<string | null>
    difference: Generated<string | null>
  }
  'catalogue.data_file': {
    versionId: string
    format: string
    fileId: string | null
    blob: string | null
    size: number | null
    omitted: string | null
  }
  'catalogue.own_digest': { name: string; digest: string }
  'catalogue.own_refresh': { one: boolean; auditLength: string }
  'catalogue.column_note': { datasetId: string; name: string; note: string }
  'catalogue.news': {
    id: string
    datasetId: string
    kind: 'published' | 'returned' | 'data' | 'changed' | 'withdrawn'
    at: Date
    version: number | null
  }
  'catalogue.subscription': {
    id: string
    datasetId: string | null
    kind: 'mail' | 'webhook'
    address: string
    nonce: string
    secret: string | null
    askedAt: Date
    confirmedAt: Generated<Date | null>
    failures: Generated<number>
  }
  'catalogue.message': {
    id: string
    kind: 'wish' | 'fault' | 'application'
    datasetId: string | null
    title: string
    text: string
    address: string | null
    email: string | null
    state: 'new' | 'answered' | 'shown' | 'declined'
    answer: Generated<string | null>
    sentAt: Date
    settledAt: Generated<Date | null>
    settledBy: Generated<string | null>
  }
  'catalogue.use': { datasetId: string; day: string; kind: 'download' | 'api'; count: number }
}
