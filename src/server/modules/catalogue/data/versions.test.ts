import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import {
  discardDraft,
  discardVersion,
  readData,
  saveDataset,
  saveDictionary,
  saveOrganisation,
  showVersion,
  takeData,
  takeVersionAway,
  type DatasetForm,
} from '../index.ts'
import { compareAgain } from './compare-again.ts'
import { loadData } from './load-data.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-versions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { ask, url } = await freshDatabase()
const jobs = await openJobs(url, [], { work: false })
afterAll(() => jobs.close())
const now = new Date('2026-11-27T10:00:00+01:00')
const curator: Actor = { ...visitor(now), kind: 'person', accountId: newId(), roles: ['analyst'] }
const by = 'Kurátor'
const city = newId()
const empty = Object.fromEntries(
  ['titleEn', 'description', 'descriptionEn', 'seriesId', 'sourceId', 'keywords', 'keywordsEn', 'spatial', 'startsOn', 'endsOn']
    .concat(['contactName', 'contactEmail', 'page', 'conformsTo', 'spatialResolution', 'temporalResolution', 'euroVoc', 'legislation', 'frequency'])
    .map((name) => [name, '']),
)

beforeAll(async () => {
  usePublicUrl('https://radnice.example')
  forgetPermanentBase()
  useBlobStore(openBlobStore(folder, 'secret'))
  await saveOrganisation(curator, city, null, { name: 'Město', ico: '00000001', kind: 'city', email: '', note: '' })
})

async function datasetOf(kind: 'dataset' | 'series' = 'dataset', given: object = {}): Promise<string> {
  const id = newId()
  const form = { ...empty, organisationId: city, title: 'Tabulka', themes: [], hvdCategories: [], ...given }
  await saveDataset(curator, by, { id, version: null, kind }, form as unknown as DatasetForm)
  return id
}
const versionsOf = async (id: string) => (await readData(curator, id)).versions
/** Does the reading that waits, as the worker would. */
async function load(id: string): Promise<string> {
  const [newest] = await versionsOf(id)
  await loadData.run({ versionId: newest!.id }, now)
  return newest!.id
}
async function take(id: string, text: string): Promise<string> {
   
  const content = (async function* () {
    yield Buffer.from(text)
  })()
  await takeData(curator, by, id, { name: 'a.csv', content })
  return load(id)
}
const changeOf = async (id: string, version: string) => {
  const { difference } = (await versionsOf(id)).find((one) => one.id === version)!
  return difference && [difference.against, difference.added, difference.removed]
}

test('what a version changed is told against the one that it replaces, whatever was published in between', async () => {
  const id = await datasetOf()
  await showVersion(curator, id, await take(id, 'a;b\n1;x\n2;y\n'))
  const second = await take(id, 'a;b\n1;x\n3;z\n')
  const third = await take(id, 'a;b\n1;x\n2;y\n')
  expect(await changeOf(id, third)).toEqual([1, 0, 0])
  await showVersion(curator, id, second)
  await showVersion(curator, id, third)
  expect(await changeOf(id, third)).toBeNull()
  await compareAgain.run({ versionId: third }, now)
  expect(await changeOf(id, third)).toEqual([2, 1, 1])
})

test('rows of a version taken away stay in no difference', async () => {
  const id = await datasetOf()
  const first = await take(id, 'a;b\n1;tajné\n2;y\n')
  await showVersion(curator, id, first)
  const second = await take(id, 'a;b\n2;y\n')
  await showVersion(curator, id, second)
  expect(JSON.stringify(await versionsOf(id))).toContain('tajné')
  await takeVersionAway(curator, id, first)
  await compareAgain.run({ versionId: second }, now)
  const kept = await ask(`select * from catalogue.data_version where dataset_id = '${id}'`)
  expect(JSON.stringify(kept)).not.toContain('tajné')
})

test('discarded data never come back as somebody else’s', async () => {
  const id = await datasetOf()
  await showVersion(curator, id, await take(id, 'a;b\n1;x\n'))
  await saveDictionary(curator, by, id, { a: { type: 'text' } })
  const reread = await load(id)
  const other = await take(id, 'a;b\n99;zahozeno\n')
  await discardVersion(curator, id, reread)
  await discardVersion(curator, id, other)
  await saveDictionary(curator, by, id, { a: { type: 'decimal' } })
  const again = await load(id)
  const [newest] = await versionsOf(id)
  expect([newest!.id, newest!.rows, JSON.stringify(newest!.columns).includes('zahozeno')]).toEqual([again, 1, false])
})

test('two who describe columns at once do not undo each other, and a column that is away keeps its words', async () => {
  const id = await datasetOf()
  await showVersion(curator, id, await take(id, 'a;b\n1;x\n'))
  const { mark } = await readData(curator, id)
  await saveDictionary(curator, by, id, { a: { title: 'První' }, b: { title: 'Druhý' } }, mark)
  await expect(saveDictionary(curator, by, id, { a: {}, b: { title: 'Jiný' } }, mark)).rejects.toMatchObject({
    code: 'stale',
  })
  await saveDictionary(curator, by, id, { a: { title: 'Prvý' } })
  expect((await readData(curator, id)).notes).toEqual({ a: { title: 'Prvý' }, b: { title: 'Druhý' } })
})

test('a key that repeats is told, and whole rows are compared', async () => {
  const id = await datasetOf()
  await showVersion(curator, id, await take(id, 'a;b\n1;x\n1;y\n'))
  await saveDictionary(curator, by, id, { a: { key: true } })
  await load(id)
  const changed = await take(id, 'a;b\n1;x\n1;z\n')
  const { difference } = (await versionsOf(id)).find((one) => one.id === changed)!
  expect(difference).toMatchObject({ keyRepeats: true, added: 1, removed: 1, changed: null })
})

test('a series with members is not thrown away, and three of one title at once all get an address', async () => {
  const series = await datasetOf('series', { title: 'Řada' })
  await datasetOf('dataset', { seriesId: series, title: 'Člen' })
  await expect(discardDraft(curator, series)).rejects.toMatchObject({ code: 'series_has_members' })
  await Promise.all([1, 2, 3].map(() => datasetOf('dataset', { title: 'Stejná' })))
  const slugs = await ask("select slug from catalogue.dataset where title = 'Stejná' order by slug")
  expect(slugs.map(({ slug }) => slug)).toEqual(['stejna', 'stejna-2', 'stejna-3'])
})
