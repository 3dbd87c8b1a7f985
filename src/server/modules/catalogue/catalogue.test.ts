import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../platform/auth/capability.ts'
import { forgetPermanentBase } from '../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../platform/config/public-url.ts'
import { newId } from '../../platform/database/new-id.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { searchPublic } from '../../platform/search/search.ts'
import {
  askSparql,
  discardDraft,
  findDatasets,
  publishDataset,
  readCatalogue,
  readCatalogueGraph,
  readDataset,
  readForCurator,
  readRecord,
  removeDistribution,
  saveDataset,
  saveDistribution,
  saveOrganisation,
  saveTerms,
  useStandards,
  withdrawDataset,
  type DatasetForm,
  type DistributionForm,
  type TermsForm,
} from './index.ts'

const standards = process.env['STANDARDS_DIR'] ?? join(import.meta.dirname, '../../../../../shared/standards')
const { ask, url } = await freshDatabase()
const jobs = await openJobs(url, [], { work: false })
afterAll(() => jobs.close())
const now = new Date('2026-11-27T10:00:00+01:00')
const curator: Actor = { ...visitor(now), kind: 'person', accountId: newId(), roles: ['analyst'] }
const city = newId()
const trees = newId()

const form = (given: Partial<DatasetForm> = {}): DatasetForm => ({
  organisationId: city,
  seriesId: '',
  sourceId: '',
  title: 'Stromy ve městě',
  titleEn: '',
  description: 'Poloha, druh a stav stromů na pozemcích města.',
  descriptionEn: '',
  themes: ['ENVI'],
  frequency: 'MONTHLY',
  keywords: 'stromy\nzeleň',
  keywordsEn: '',
  spatial: 'obec/563889',
  startsOn: '',
  endsOn: '',
  contactName: '',
  contactEmail: 'data@mesto.example',
  page: '',
  conformsTo: '',
  spatialResolution: '',
  temporalResolution: '',
  euroVoc: '',
  hvdCategories: [],
  legislation: '',
  ...given,
})
const free: TermsForm = {
  authorWork: 'none',
  authorName: '',
  databaseWork: 'none',
  databaseAuthorName: '',
  databaseRight: 'none',
  personalData: 'none',
}
const csv: DistributionForm = {
  kind: 'file',
  title: 'CSV',
  downloadUrl: 'https://mesto.example/stromy.csv',
  accessUrl: '',
  format: 'CSV',
  compressMediaType: '',
  packageMediaType: '',
  schemaUrl: '',
}
async function publish(id: string, given: Partial<DatasetForm> = {}): Promise<string> {
  const slug = await saveDataset(curator, 'Kurátor', { id, version: null, kind: 'dataset' }, form(given))
  await saveTerms(curator, 'Kurátor', id, 1, free)
  await saveDistribution(curator, id, { id: newId(), version: null }, csv)
  await publishDataset(curator, id)
  return slug
}
const versionOf = async (id: string) => (await readForCurator(curator, id)).dataset.version

beforeAll(async () => {
  useCapabilitySecret('x'.repeat(40))
  usePublicUrl('https://radnice.example')
  forgetPermanentBase()
  if (existsSync(standards)) useStandards(standards)
  const organisation = { name: 'Ukázkové město', ico: '00000001', kind: 'city', email: '', note: '' } as const
  await saveOrganisation(curator, city, null, organisation)
})

test('a draft goes out only when every fault is mended, and each names its field', async () => {
  const draft = form({ description: '', keywords: '', frequency: '' })
  await expect(
    saveDataset(visitor(), 'x', { id: trees, version: null, kind: 'dataset' }, draft),
  ).rejects.toMatchObject({ status: 404 })
  const slug = await saveDataset(curator, 'Kurátor', { id: trees, version: null, kind: 'dataset' }, draft)
  expect(slug).toBe('stromy-ve-meste')
  await expect(readDataset(slug)).rejects.toMatchObject({ status: 404 })
  await expect(publishDataset(curator, trees)).rejects.toMatchObject({ code: 'not_publishable' })
  const { faults, harvested } = await readForCurator(curator, trees)
  expect(faults.map(({ field }) => field)).toEqual([
    'description',
    'frequency',
    'keywords',
    'distributions',
    'authorWork',
    'databaseWork',
    'databaseRight',
    'personalData',
  ])
  expect(harvested).toMatchObject({
    iri: null,
    missing: ['popis', 'periodicita aktualizace', 'klíčové slovo'],
  })
  await saveDataset(curator, 'Kurátor', { id: trees, version: 1, kind: 'dataset' }, form())
  await expect(
    saveDataset(curator, 'Kurátor', { id: trees, version: 1, kind: 'dataset' }, form({ title: 'Jiný' })),
  ).rejects.toMatchObject({ code: 'stale' })
  await saveTerms(curator, 'Kurátor', trees, await versionOf(trees), free)
  await expect(
    saveDistribution(curator, trees, { id: newId(), version: null }, { ...csv, downloadUrl: 'http://a.b/c' }),
  ).rejects.toThrow(/^Soubor ke stažení:/)
  await saveDistribution(curator, trees, { id: newId(), version: null }, csv)
  await publishDataset(curator, trees)
  expect((await readDataset(slug)).dataset.title).toBe('Stromy ve městě')
  expect((await searchPublic('strom', ['dataset'])).total).toBe(1)
})

test('what stands published stays fit to be published', async () => {
  const version = await versionOf(trees)
  await expect(
    saveDataset(curator, 'Kurátor', { id: trees, version, kind: 'dataset' }, form({ keywords: '' })),
  ).rejects.toMatchObject({ code: 'not_publishable' })
  const { linked } = await readForCurator(curator, trees)
  await expect(removeDistribution(curator, trees, linked[0]!.id)).rejects.toMatchObject({
    code: 'not_publishable',
  })
  expect((await readForCurator(curator, trees)).dataset.keywords).toEqual(['stromy', 'zeleň'])
  expect((await readDataset('stromy-ve-meste')).distributions).toHaveLength(1)
})

test('an address once given is never given again, whatever becomes of its dataset', async () => {
  const second = newId()
  expect(await publish(second)).toBe('stromy-ve-meste-2')
  await withdrawDataset(curator, second)
  await expect(readDataset('stromy-ve-meste-2')).rejects.toMatchObject({ status: 410 })
  await expect(discardDraft(curator, second)).rejects.toMatchObject({ code: 'was_published' })
  const draft = newId()
  const make = (id: string) => saveDataset(curator, 'K', { id, version: null, kind: 'dataset' }, form())
  expect(await make(draft)).toBe('stromy-ve-meste-3')
  await discardDraft(curator, draft)
  expect(await make(newId())).toBe('stromy-ve-meste-3')
  await expect(ask('delete from catalogue.given_address')).rejects.toThrow('never changed nor forgotten')
  await expect(ask("update catalogue.given_address set path = 'x'")).rejects.toThrow('never changed')
  await saveDataset(
    curator,
    'K',
    { id: trees, version: await versionOf(trees), kind: 'dataset' },
    form({ title: 'Dřeviny' }),
  )
  expect((await readDataset('stromy-ve-meste')).dataset.title).toBe('Dřeviny')
})

test('a catalogue per publisher lists its own datasets and no others', async () => {
  const works = newId()
  await saveOrganisation(curator, works, null, {
    name: 'Služby',
    ico: '00000019',
    kind: 'company',
    email: '',
    note: '',
  })
  await publish(newId(), { organisationId: works, title: 'Svoz odpadu' })
  expect(await readCatalogue('00000001')).toMatchObject({
    iri: 'https://radnice.example/lkod/00000001',
    poskytovatel: 'https://rpp-opendata.egon.gov.cz/odrpp/zdroj/orgán-veřejné-moci/00000001',
    datová_sada: ['https://radnice.example/data/sada/stromy-ve-meste'],
  })
  expect((await readCatalogue('00000019'))['datová_sada']).toEqual([
    'https://radnice.example/data/sada/svoz-odpadu',
  ])
  await expect(readCatalogue('27074358')).rejects.toMatchObject({ status: 404 })
  await expect(
    saveOrganisation(curator, works, 1, { name: 'Služby', ico: '', kind: 'company', email: '', note: '' }),
  ).rejects.toMatchObject({ code: 'ico_is_permanent' })
})

test('a record comes in every format of RDF, and each says the same', async () => {
  const { default: oxigraph } = await import('oxigraph')
  const count = (text: string, format: string) => {
    const store = new oxigraph.Store()
    store.load(text, { format })
    return store.size
  }
  const sizes = new Set<number>()
  for (const type of ['text/turtle', 'application/n-triples', 'application/rdf+xml'] as const)
    sizes.add(count(await readRecord('stromy-ve-meste', type), type))
  expect(sizes.size).toBe(1)
  expect([...sizes][0]).toBeGreaterThan(20)
  expect(JSON.parse(await readRecord('stromy-ve-meste', 'application/ld+json'))).toMatchObject({
    typ: 'Datová sada',
  })
  expect(await readCatalogueGraph('00000001', 'text/turtle')).toContain('stromy-ve-meste')
})

test.skipIf(!existsSync(standards))(
  'the endpoint answers the queries of the national catalogue completely',
  async () => {
    const folder = join(standards, 'nkod-harvest')
    const list = readFileSync(join(folder, 'nkod-harvest-list.rq'), 'utf8')
    const queryOf = (text: string) =>
      text
        .slice(text.indexOf('PREFIX dcat:', text.indexOf('"""')), text.lastIndexOf('""") as ?query'))
        .replace('""", STR(?catalog), """', 'https://radnice.example/lkod/00000001')
        .replace('\\"""",?uritext,"""\\"', '"https://radnice.example/sparql"')
    const { text } = await askSparql(queryOf(list), ['application/n-triples'])
    const iris = [...text.matchAll(/<http:\/\/www\.w3\.org\/ns\/dcat#dataset> <([^>]+)>/g)].map(
      ([, iri]) => iri!,
    )
    expect(iris.sort()).toEqual([
      'https://radnice.example/data/sada/stromy-ve-meste',
      'https://radnice.example/data/sada/svoz-odpadu',
    ])
    const chunk = queryOf(readFileSync(join(folder, 'nkod-harvest-sparql-query.rq'), 'utf8')).replace(
      '${VALUES}',
      `VALUES ?dataset { ${iris.map((iri) => `<${iri}>`).join(' ')} }`,
    )
    const taken = (await askSparql(chunk, ['application/n-triples'])).text
    for (const told of [
      'Dřeviny',
      'https://mesto.example/stromy.csv',
      'neobsahuje-osobní-údaje',
      'frequency/MONTHLY',
    ])
      expect(taken).toContain(told)
  },
)

test('a query that never ends is ended, and the next one is answered', async () => {
  const endless = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 9 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(' ')} }`
  let ended = false
  const slow = askSparql(endless, [], { patience: 4000, visitor: 'a' }).finally(() => (ended = true))
  const told = expect(slow).rejects.toMatchObject({ code: 'query_too_slow' })
  await expect(askSparql('ASK {}', [], { visitor: 'a' })).rejects.toMatchObject({ status: 429 })
  expect((await askSparql('ASK {}', ['text/csv'], { visitor: 'b' })).text).toContain('true')
  // another's question does not wait for the endless one
  expect(ended).toBe(false)
  await told
  await expect(askSparql(endless, [], { patience: 1500 })).rejects.toMatchObject({ code: 'query_too_slow' })
  expect(
    (
      await askSparql(
        'SELECT ?t { ?d a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> ?t }',
        ['text/csv'],
      )
    ).text,
  ).toContain('Svoz odpadu')
  await expect(askSparql('SELECT nonsense', [])).rejects.toMatchObject({ code: 'wrong_query' })
  await expect(askSparql('INSERT DATA { <a:a> <a:b> <a:c> }', [])).rejects.toMatchObject({
    code: 'wrong_query',
  })
  await expect(askSparql('SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }', [])).rejects.toThrow(
    'SERVICE',
  )
})

test('readers find datasets by words in any form and by facets that say what they would bring', async () => {
  const search = {
    publishers: [],
    themes: [],
    formats: [],
    frequencies: [],
    highValue: false,
    order: 'best',
    page: 1,
  } as const
  const all = await findDatasets({ ...search, text: '' })
  expect(all.total).toBe(2)
  expect(all.facets.publisher.map(({ label, count }) => [label, count])).toEqual([
    ['Ukázkové město', 1],
    ['Služby', 1],
  ])
  expect((await findDatasets({ ...search, text: 'svozu odpadů' })).datasets.map(({ slug }) => slug)).toEqual([
    'svoz-odpadu',
  ])
  expect((await findDatasets({ ...search, text: 'dřev' })).total).toBe(1)
  const chosen = await findDatasets({ ...search, text: '', publishers: ['00000019'] })
  expect([chosen.total, chosen.facets.publisher.length]).toEqual([1, 2])
})
