import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { ownDatasets } from '../../../city-hall.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import {
  publishedColumns,
  useOwnDatasets,
  withoutSmallCells,
  type OwnDataset,
  type OwnRow,
} from '../../../platform/datasets/own-dataset.ts'
import { thinVersions } from '../upkeep/thin-versions.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { streamOf } from '../../../platform/files/bytes.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import {
  openTableFile,
  publishedTable,
  readData,
  readRows,
  readTableQuery,
  refreshAll,
  saveOrganisation,
  takeVersionAway,
  withdrawDataset,
} from '../index.ts'
import { readVersions } from '../reading/read-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-own-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { url } = await freshDatabase()
const jobs = await openJobs(url, [], { work: false })
afterAll(() => jobs.close())
const now = new Date('2026-11-27T10:00:00+01:00')
const curator: Actor = { ...visitor(now), kind: 'person', accountId: newId(), roles: ['analyst'] }

let rows: OwnRow[] = []
const counts: OwnDataset = {
  name: 'test.counts',
  title: 'Počty podání',
  titleEn: 'Counts of submissions',
  description: 'Kolik podání přišlo v kterém měsíci a části města.',
  descriptionEn: 'How many submissions came in which month and part of the city.',
  themes: ['GOVE'],
  keywords: ['podání'],
  frequency: 'MONTHLY',
  page: '/data',
  columns: [
    { name: 'kod', title: 'Kód', type: 'text', key: true },
    { name: 'podani', title: 'Podání', type: 'integer', unit: 'ks' },
    { name: 'poznamka', title: 'Poznámka', type: 'text' },
  ],
  smallCells: { columns: ['podani'], below: 5 },
  read: () => Promise.resolve(rows),
}

beforeAll(() => {
  usePublicUrl('https://radnice.example')
  forgetPermanentBase()
  useCapabilitySecret('x'.repeat(40))
  useBlobStore(openBlobStore(folder, 'secret'))
  useOwnDatasets([counts])
})

test('small counts are left out and said so; zero stays zero', () => {
  const kept = withoutSmallCells(counts, [
    { kod: 'a', podani: 4, poznamka: null },
    { kod: 'b', podani: 5, poznamka: null },
    { kod: 'c', podani: 0, poznamka: null },
  ])
  expect(kept.map(({ podani, podani_potlaceno }) => [podani, podani_potlaceno])).toEqual([
    [null, true],
    [5, false],
    [0, false],
  ])
  expect(publishedColumns(counts).map(({ name }) => name)).toEqual([
    'kod',
    'podani',
    'podani_potlaceno',
    'poznamka',
  ])
})

test('an own table is published once the city has an IČO, anew only when it changes, and says what changed', async () => {
  rows = [
    { kod: '01', podani: 3, poznamka: null },
    { kod: '02', podani: 50, poznamka: null },
  ]
  expect(await refreshAll(now)).toEqual([])
  const organisation = { name: 'Město', ico: '00000001', kind: 'city', email: '', note: '' } as const
  await saveOrganisation(curator, newId(), null, organisation)
  expect(await refreshAll(now)).toEqual(['test.counts'])
  expect(await refreshAll(now)).toEqual([])
  const table = await publishedTable('pocty-podani')
  expect(table.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
    ['kod', 'text', 'key'],
    ['podani', 'integer', null],
    ['podani_potlaceno', 'boolean', null],
    ['poznamka', 'text', null],
  ])
  expect((await readRows('pocty-podani', readTableQuery(new URLSearchParams()), { limit: 10 })).rows).toEqual(
    [
      ['01', null, true, null],
      ['02', 50, false, null],
    ],
  )
  rows = [rows[1]!, { kod: '03', podani: 7, poznamka: 'nová' }]
  expect(await refreshAll(now)).toEqual(['test.counts'])
  const { versions } = await readVersions('pocty-podani')
  expect(
    versions.map(({ number, difference }) => [
      number,
      difference && [difference.added, difference.removed, difference.changed],
    ]),
  ).toEqual([
    [2, [1, 1, 0]],
    [1, null],
  ])
  const first = await openTableFile('pocty-podani', 'csv', 1)
  const told = await text(streamOf(first.open()))
  expect(told).toContain('01,,true,')
  expect(told).not.toMatch(/\b3\b/)
})

test('a cursor keeps to the version that it began with', async () => {
  const query = readTableQuery(new URLSearchParams())
  const page = await readRows('pocty-podani', query, { limit: 1 })
  rows = [...rows, { kod: '04', podani: 9, poznamka: null }]
  await refreshAll(now)
  const next = await readRows('pocty-podani', query, { limit: 1, cursor: page.next })
  expect([page.version, next.version, next.rows[0]![0], next.next]).toEqual([2, 2, '03', null])
  expect((await readRows('pocty-podani', query, { limit: 10 })).total).toBe(3)
  await expect(readRows('pocty-podani', query, { limit: 1, cursor: 'x' })).rejects.toThrow('cursor')
})

test('a version that held what it should not is taken away with its files, the newest stays', async () => {
  const { dataset } = await publishedTable('pocty-podani')
  const { versions } = await readData(curator, dataset.id)
  const first = versions.at(-1)!
  await takeVersionAway(curator, dataset.id, first.id)
  // rows that it held do not stay in what the next one says that it changed
  const stillTold = async () =>
    JSON.stringify((await readVersions('pocty-podani')).versions.map(({ difference }) => difference?.against))
  expect(await stillTold()).not.toContain('1')
  await expect(openTableFile('pocty-podani', 'csv', 1)).rejects.toMatchObject({ status: 410 })
  expect((await openTableFile('pocty-podani', 'csv')).size).toBeGreaterThan(10)
  expect((await readVersions('pocty-podani')).versions.map(({ number }) => number)).toEqual([3, 2])
  await takeVersionAway(curator, dataset.id, versions[1]!.id)
  await expect(takeVersionAway(curator, dataset.id, versions[0]!.id)).rejects.toMatchObject({
    code: 'last_version',
  })
})

test('once a month is over, only the last version of a day stays', async () => {
  const numbers = async () => (await readVersions('pocty-podani')).versions.map(({ number }) => number)
  rows = [...rows, { kod: '05', podani: 11, poznamka: null }]
  await refreshAll(now)
  await thinVersions.run({}, new Date(now.getTime() + 29 * 86_400_000))
  expect(await numbers()).toEqual([4, 3])
  await thinVersions.run({}, new Date(now.getTime() + 31 * 86_400_000))
  expect(await numbers()).toEqual([4])
  await expect(openTableFile('pocty-podani', 'csv', 3)).rejects.toMatchObject({ status: 410 })
})

test('a table that has no public row any more leaves the catalogue, and returns with the next one', async () => {
  const kept = rows
  rows = []
  await refreshAll(now)
  await expect(publishedTable('pocty-podani')).rejects.toMatchObject({ status: 410 })
  rows = kept
  expect(await refreshAll(now)).toEqual(['test.counts'])
  expect((await publishedTable('pocty-podani')).version.rows).toBe(kept.length)
})

test('an own dataset that its curator has withdrawn stays withdrawn', async () => {
  const { dataset } = await publishedTable('pocty-podani')
  await withdrawDataset(curator, dataset.id)
  rows = [{ kod: '05', podani: 8, poznamka: null }]
  await refreshAll(now)
  await expect(publishedTable('pocty-podani')).rejects.toMatchObject({ status: 410 })
})

test('every module that has public tables declares them, with columns that its rows have', async () => {
  const names = ownDatasets().map(({ name }) => name)
  expect(names).toEqual([
    'meetings.meetings',
    'meetings.votes',
    'meetings.attendance',
    'meetings.resolutions',
    'meetings.tasks',
    'usage.months',
    'budget.years',
    'budget.lines',
    'services.situations',
    'catalogue.inventory',
  ])
  expect(new Set(names).size).toBe(names.length)
  for (const dataset of ownDatasets()) {
    expect(dataset.description.length, dataset.name).toBeGreaterThan(90)
    expect(await dataset.read(now), dataset.name).toBeInstanceOf(Array)
  }
})
