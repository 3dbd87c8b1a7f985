import { terms, type TermsQuestion } from '../../../../shared/catalogue/codelists.ts'
import type { CzDocument } from './describe-dataset.ts'
import type { DatasetRecord, DistributionRecord } from './record.ts'

const lastPart = (iri: unknown): string => String(iri).split('/').filter(Boolean).at(-1) ?? ''
const strings = (value: unknown): string[] =>
  value === undefined || value === null ? [] : [value].flat().filter((one) => typeof one === 'string')
const string = (value: unknown): string | null => strings(value)[0] ?? null
const object = (value: unknown): CzDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CzDocument) : {}
const inLanguage = (value: unknown, language: string): string | null => string(object(value)[language])

/** The answer that an address of the Czech portal means; null when it is none of those known. */
const answerOf = (question: TermsQuestion, iri: unknown): string | null =>
  Object.entries(terms[question]).find(([, known]) => known === iri)?.[0] ?? null

/**
 * A document of DCAT-AP-CZ (2021-01-11 or 2024-05-28) as a record: how a city takes over what it had in another catalogue.
 * What it does not understand it leaves out; whether the record is complete is the gate's to say.
 */
export function readDocument(document: CzDocument): DatasetRecord {
  const contact = object(document['kontaktní_bod'])
  const period = object(document['časové_pokrytí'])
  const types = strings(document['typ'])
  const distributions = ([document['distribuce'] ?? []].flat() as unknown[]).map(object)
  const first = object(distributions[0]?.['podmínky_užití'])
  return {
    iri: string(document['iri']) ?? '',
    kind: types.includes('Datová série') ? 'series' : 'dataset',
    ico: /^\d{8}$/.exec(lastPart(document['poskytovatel']))?.[0] ?? null,
    publisher: '',
    title: inLanguage(document['název'], 'cs') ?? '',
    titleEn: inLanguage(document['název'], 'en'),
    description: inLanguage(document['popis'], 'cs'),
    descriptionEn: inLanguage(document['popis'], 'en'),
    themes: strings(document['téma']).map(lastPart),
    frequency: document['periodicita_aktualizace'] ? lastPart(document['periodicita_aktualizace']) : null,
    keywords: strings(object(document['klíčové_slovo'])['cs']),
    keywordsEn: strings(object(document['klíčové_slovo'])['en']),
    spatial: strings(document['prvek_rúian']).map((iri) =>
      iri.replace('https://linked.cuzk.cz/resource/ruian/', ''),
    ),
    startsOn: string(period['začátek'])?.slice(0, 10) ?? null,
    endsOn: string(period['konec'])?.slice(0, 10) ?? null,
    contactName: inLanguage(contact['jméno'], 'cs'),
    contactEmail: string(contact['e-mail'])?.replace(/^mailto:/, '') ?? null,
    page: string(document['dokumentace']),
    conformsTo: strings(document['specifikace']),
    spatialResolution:
      document['prostorové_rozlišení_v_metrech'] === undefined
        ? null
        : String(document['prostorové_rozlišení_v_metrech'] as string | number),
    temporalResolution: string(document['časové_rozlišení']),
    euroVoc: strings(document['koncept_euroVoc']).map(lastPart),
    hvdCategories: strings(document['kategorie_hvd']).map(lastPart),
    legislation: strings(document['právní_předpis']),
    seriesIri: string(document['je_součástí']),
    terms: {
      authorWork: answerOf('authorWork', first['autorské_dílo']),
      databaseWork: answerOf('databaseWork', first['databáze_jako_autorské_dílo']),
      databaseRight: answerOf('databaseRight', first['databáze_chráněná_zvláštními_právy']),
      personalData: answerOf('personalData', first['osobní_údaje']),
    },
    authorName: inLanguage(first['autor'], 'cs'),
    databaseAuthorName: inLanguage(first['autor_databáze'], 'cs'),
    issued: null,
    modified: null,
    distributions: distributions.map(readDistribution),
  }
}

function readDistribution(one: CzDocument): DistributionRecord {
  const service = object(one['přístupová_služba'])
  const common = {
    iri: string(one['iri']) ?? '',
    title: inLanguage(one['název'], 'cs'),
    titleEn: inLanguage(one['název'], 'en'),
    accessUrl: string(one['přístupové_url']),
  }
  const mediaType = (name: string) =>
    string(one[name])?.replace('http://www.iana.org/assignments/media-types/', '') ?? null
  if ('přístupová_služba' in one)
    return {
      ...common,
      kind: 'service',
      endpointUrl: string(service['přístupový_bod']),
      endpointDescription: string(service['popis_přístupového_bodu']),
      conformsTo: strings(service['specifikace']),
      documentation: string(service['dokumentace']),
    }
  return {
    ...common,
    kind: 'file',
    downloadUrl: string(one['soubor_ke_stažení']),
    format: one['formát'] ? lastPart(one['formát']) : null,
    mediaType: mediaType('typ_média'),
    compressMediaType: mediaType('typ_média_komprese'),
    packageMediaType: mediaType('typ_média_balíčku'),
    schemaUrl: string(one['schéma']),
  }
}
