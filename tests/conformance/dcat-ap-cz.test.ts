import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
// @ts-expect-error the package has no types
import jsonld from 'jsonld'
import oxigraph from 'oxigraph'
import type { Query } from 'sparqljs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  czContext,
  describeDataset,
  type CzDocument,
} from '#server/modules/catalogue/exchange/describe-dataset.ts'
import { datasetTriples } from '#server/modules/catalogue/exchange/dcat-ap.ts'
import { chunkOfQuery } from '#server/modules/catalogue/exchange/chunk-of-query.ts'
import { readDocument } from '#server/modules/catalogue/exchange/read-document.ts'
import type { DatasetRecord } from '#server/modules/catalogue/exchange/record.ts'
import { triplesOf } from '#server/modules/catalogue/exchange/triples.ts'
import { harvested } from '#server/modules/catalogue/gate/harvested.ts'
import { judgeRecord } from '#server/modules/catalogue/gate/judge-record.ts'
import { officialFaults } from '#server/modules/catalogue/gate/official.ts'
import { frequencies } from '#shared/catalogue/words.ts'
import { fileFormatCodes, fileFormats, hvdCategories, terms, themes } from '#shared/catalogue/codelists.ts'

const standards = process.env['STANDARDS_DIR'] ?? join(import.meta.dirname, '../../../shared/standards')
const norm = join(standards, 'ofn/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28')
const read = (path: string) => readFileSync(path, 'utf8')

/** The query for a chunk, as the national catalogue would send it for these datasets. */
const chunkQuery = (iris: readonly string[]) => {
  const text = read(join(standards, 'nkod-harvest/nkod-harvest-sparql-query.rq'))
  const start = text.indexOf('PREFIX dcat:', text.indexOf('BIND(CONCAT("""'))
  return text
    .slice(start, text.indexOf('""") as ?query)'))
    .replace('<""", STR(?catalog), """>', '<https://radnice.example/lkod/00000001>')
    .replace('${VALUES}', `VALUES ?dataset { ${iris.map((iri) => `<${iri}>`).join(' ')} }`)
}

const complete: DatasetRecord = {
  iri: 'https://radnice.example/data/sada/stromy',
  kind: 'dataset',
  ico: '00000001',
  publisher: 'Ukázkové město',
  title: 'Stromy "ve městě"',
  titleEn: 'Trees',
  description: 'Stromy.\nDruhý řádek \\ a tabulátor\t.',
  descriptionEn: 'Trees of the city.',
  themes: ['ENVI', 'REGI'],
  frequency: 'MONTHLY',
  keywords: ['stromy', 'zeleň'],
  keywordsEn: ['trees'],
  spatial: ['obec/563889', 'stat/1'],
  startsOn: '2020-01-01',
  endsOn: '2026-12-31',
  contactName: 'Odbor zeleně',
  contactEmail: 'zelen@mesto.example',
  page: 'https://mesto.example/stromy',
  conformsTo: ['https://ofn.gov.cz/věc/2020-07-01/'],
  spatialResolution: '10.5',
  temporalResolution: 'P1D',
  euroVoc: ['4512'],
  hvdCategories: ['c_dd313021'],
  legislation: ['https://www.e-sbirka.cz/eli/cz/sb/1999/106'],
  seriesIri: 'https://radnice.example/data/sada/zelen',
  terms: { authorWork: 'ccBy', databaseWork: 'ccBy', databaseRight: 'cc0', personalData: 'none' },
  authorName: 'Město',
  databaseAuthorName: 'Město',
  issued: new Date('2026-01-02T03:04:05Z'),
  modified: null,
  distributions: [
    {
      iri: 'https://radnice.example/data/sada/stromy/distribuce/csv',
      kind: 'file',
      title: 'CSV',
      accessUrl: 'https://radnice.example/stromy.csv',
      downloadUrl: 'https://radnice.example/stromy.csv',
      format: 'CSV',
      mediaType: 'text/csv',
      compressMediaType: 'application/gzip',
      packageMediaType: null,
      schemaUrl: 'https://radnice.example/stromy.csv-metadata.json',
    },
    {
      iri: 'https://radnice.example/data/sada/stromy/distribuce/api',
      kind: 'service',
      title: 'API',
      accessUrl: 'https://radnice.example/api',
      endpointUrl: 'https://radnice.example/api',
      endpointDescription: 'https://radnice.example/openapi.json',
      conformsTo: ['https://spec.openapis.org/oas/v3.1.0'],
      documentation: 'https://radnice.example/api/popis',
    },
  ],
}
type File = Extract<DatasetRecord['distributions'][number], { kind: 'file' }>
type Service = Extract<DatasetRecord['distributions'][number], { kind: 'service' }>
const [file, service] = complete.distributions as [File, Service]

/** Ten faults that catalogues really have, each with the code by which ours is caught. */
const planted: readonly [code: string, record: DatasetRecord][] = [
  ['no-description', { ...complete, description: null, descriptionEn: null }],
  ['no-theme', { ...complete, themes: [] }],
  ['no-frequency', { ...complete, frequency: null }],
  ['no-keyword', { ...complete, keywords: [], keywordsEn: [] }],
  ['no-spatial', { ...complete, spatial: [] }],
  ['no-publisher', { ...complete, ico: null }],
  ['no-terms-personalData', { ...complete, terms: { ...complete.terms, personalData: null } }],
  [
    'no-access-url',
    { ...complete, distributions: [{ ...file, accessUrl: 'http://mesto.example/a.csv' }, service] },
  ],
  ['no-format', { ...complete, distributions: [{ ...file, format: null }, service] }],
  ['no-endpoint', { ...complete, distributions: [file, { ...service, endpointUrl: null }] }],
]

describe.skipIf(!existsSync(norm))('DCAT-AP-CZ 2024-05-28', () => {
  const context = existsSync(norm)
    ? (JSON.parse(read(join(norm, 'kontexty/rozhraní-katalogů-otevřených-dat.jsonld'))) as object)
    : {}
  const canonical = async (document: object, format?: string): Promise<string> =>
    String(
      await jsonld.canonize(
        document as never,
        {
          algorithm: 'RDFC-1.0',
          format: 'application/n-quads',
          ...(format ? { inputFormat: format } : {}),
          documentLoader: (url: string) => {
            if (url !== czContext) throw new Error(`Unexpected context ${url}`)
            return Promise.resolve({ contextUrl: undefined, document: context, documentUrl: url })
          },
        } as never,
      ),
    )
  const faultsOf = (record: DatasetRecord) =>
    officialFaults(standards, describeDataset(record), datasetTriples(record, 't'))
  let harvest: (triples: string, iris: readonly string[]) => string
  beforeAll(() => {
    harvest = (triples, iris) => {
      const store = new oxigraph.Store()
      store.load(triples, { format: 'application/n-triples' })
      return store.query(chunkQuery(iris), { results_format: 'application/n-triples' }) as string
    }
  })

  test('what we say in triples is what the context of the norm says', async () => {
    const document = describeDataset(complete)
    expect(await canonical(triplesOf(document, 'x') as never, 'application/n-quads')).toBe(
      await canonical(document),
    )
  })

  test('all official examples pass the gate', async () => {
    const names = readdirSync(join(norm, 'příklady')).filter((name) => name.endsWith('.jsonld'))
    expect(names).toHaveLength(4)
    for (const name of names) {
      const document = JSON.parse(read(join(norm, 'příklady', name))) as CzDocument
      expect(await officialFaults(standards, document, triplesOf(document, 'x')), name).toEqual([])
      expect(judgeRecord(readDocument(document)), name).toEqual([])
    }
  })

  test('a record read from its own document says the same', () => {
    const again = { ...readDocument(describeDataset(complete)), publisher: complete.publisher }
    expect(describeDataset(again)).toEqual(describeDataset(complete))
  })

  test('a complete record passes our gate, the official one, and is harvested whole', async () => {
    expect(judgeRecord(complete)).toEqual([])
    expect(await faultsOf(complete)).toEqual([])
    const taken = harvest(datasetTriples(complete, 't'), [complete.iri])
    for (const { iri } of complete.distributions) expect(taken).toContain(`<${iri}>`)
    expect(harvested(complete).distributions.every(({ harvestedIri }) => harvestedIri !== null)).toBe(true)
  })

  test.each(planted)('a planted fault is caught by us and by an official check: %s', async (code, record) => {
    expect(judgeRecord(record).map((one) => one.code)).toContain(code)
    expect(await faultsOf(record)).not.toEqual([])
  })

  test('we foresee what the national catalogue skips and drops', () => {
    const some = fc.constantFrom(true, false)
    fc.assert(
      fc.property(
        fc.record({ d: some, t: some, f: some, k: some, s: some, a: some, p: some, u: some }),
        (has) => {
          const record: DatasetRecord = {
            ...complete,
            description: has.d ? complete.description : null,
            descriptionEn: null,
            euroVoc: [],
            themes: has.t ? complete.themes : [],
            frequency: has.f ? 'DAILY' : null,
            keywords: has.k ? complete.keywords : [],
            keywordsEn: [],
            spatial: has.s ? ['stat/1'] : [],
            terms: {
              ...complete.terms,
              authorWork: has.a ? 'none' : null,
              personalData: has.p ? 'none' : null,
            },
            distributions: [{ ...file, accessUrl: has.u ? file.accessUrl : null }, service],
          }
          const taken = harvest(datasetTriples(record, 't'), [record.iri])
          const seen = harvested(record)
          expect(taken.includes(`<${record.iri}>`)).toBe(seen.iri !== null)
          for (const one of seen.distributions)
            expect(taken.includes(`<${one.iri}> <http://www.w3.org/ns/dcat#accessURL>`)).toBe(
              one.harvestedIri !== null,
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('whatever passes our gate passes the official one', async () => {
    const word = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .filter((text) => text.trim() !== '')
    const subset = <T>(all: readonly T[], minLength = 1) => fc.subarray([...all], { minLength })
    const address = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true })
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          title: word,
          titleEn: fc.option(word),
          description: word,
          themes: subset(themes),
          frequency: fc.constantFrom(...frequencies),
          keywords: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
          keywordsEn: fc.uniqueArray(word, { maxLength: 3 }),
          startsOn: fc.option(fc.constant('2020-02-29')),
          page: fc.option(address),
          contactName: fc.option(word),
          hvdCategories: subset(hvdCategories, 0),
          seriesIri: fc.option(fc.constant('https://radnice.example/data/sada/x')),
          spatialResolution: fc.option(fc.constantFrom('1', '0.5')),
          authorWork: fc.constantFrom(...Object.keys(terms.authorWork)),
          format: fc.constantFrom(...fileFormatCodes),
          url: address,
          withService: fc.boolean(),
        }),
        async ({ authorWork, format, url, withService, ...given }) => {
          const record: DatasetRecord = {
            ...complete,
            ...given,
            terms: { ...complete.terms, authorWork },
            distributions: [
              { ...file, format, mediaType: fileFormats[format].mediaType, accessUrl: url, downloadUrl: url },
              ...(withService ? [service] : []),
            ],
          }
          if (judgeRecord(record).length > 0) return
          expect(await faultsOf(record)).toEqual([])
          expect(harvested(record).iri).not.toBeNull()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the query for a chunk is seen to need only its datasets, and one that reaches further is not', async () => {
    const { Parser } = await import('sparqljs')
    const parse = (query: string) => new Parser().parse(query) as Query
    expect(chunkOfQuery(parse(chunkQuery(['https://a/1', 'https://a/2'])))).toEqual([
      'https://a/1',
      'https://a/2',
    ])
    const values = 'VALUES ?d { <https://a/1> }'
    const dcat = 'PREFIX dcat: <http://www.w3.org/ns/dcat#>'
    for (const further of [
      'SELECT * { ?d a ?t }',
      `SELECT * { ${values} ?d ?p ?o . ?x ?y ?d }`,
      `SELECT * { ${values} ?d a ?t . ?e a ?t }`,
      `${dcat} SELECT * { ${values} ?d dcat:inSeries ?s . ?s a ?t }`,
      `SELECT * { ${values} ?d a ?t FILTER NOT EXISTS { ?e a ?t } }`,
      `SELECT * { ${values} { SELECT ?e { ?e a ?t } } }`,
      `${dcat} SELECT * { ${values} ?d dcat:inSeries/a ?t }`,
      `${dcat} SELECT * { ${values} ?d ^dcat:dataset ?k }`,
      `SELECT * { { ${values} ?d a ?t } UNION { ?d a ?t } }`,
      `SELECT * { VALUES (?d ?e) { (<https://a/1> UNDEF) } ?d a ?t . ?e a ?u }`,
    ])
      expect(chunkOfQuery(parse(further)), further).toBeNull()
  })
})
