import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { database } from '../database/database.ts'
import { indexPublic, matchingIds, searchPublic, withdrawPublic } from './search.ts'

await freshDatabase()
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
await indexPublic(database(), [
  {
    kind: 'meeting',
    id: id(1),
    path: '/a',
    title: 'Komise dopravní',
    body: 'Komise projednala zklidnění ulice u základní školy a nové přechody.',
    day: '2023-01-01',
  },
  {
    kind: 'task',
    id: id(2),
    path: '/b',
    title: 'odbor dopravy',
    body: 'Projednat zvýšený přechod s inspektorátem.',
    day: '2023-02-01',
  },
  {
    kind: 'meeting',
    id: id(3),
    path: '/c',
    title: 'Rada',
    body: 'Rozpočet města na rok 2024, rozpočtové opatření č. 3.',
    day: '2023-03-01',
  },
])
const paths = async (text: string) =>
  (await searchPublic(text, ['meeting', 'task'])).groups
    .flatMap(({ hits }) => hits.map(({ path }) => path))
    .sort()

test('other forms, other spelling and unfinished words are found', async () => {
  expect(await paths('přechod')).toEqual(['/a', '/b'])
  expect(await paths('prechodu')).toEqual(['/a', '/b'])
  expect(await paths('školách')).toEqual(['/a'])
  expect(await paths('rozpo')).toEqual(['/c'])
  expect(await paths('rozpoctove')).toEqual(['/c'])
  expect(await paths('rozpoctove opatreni')).toEqual(['/c'])
  expect(await paths('rozpočtového opatření')).toEqual(['/c'])
  expect(await paths('přechod inspektorát')).toEqual(['/b'])
})

test('hits are grouped by kind and the passage marks what matched', async () => {
  const { groups, total } = await searchPublic('přechody', ['meeting', 'task'])
  expect(total).toBe(2)
  expect(groups.map(({ kind, total: of }) => [kind, of])).toEqual([
    ['meeting', 1],
    ['task', 1],
  ])
  expect(groups[0]!.hits[0]!.passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['přechody'])
})

test('signs of the query language are only signs', async () => {
  for (const text of [
    `' | !(x) & :*`,
    `a'); drop table platform.search_document; --`,
    '\\',
    '',
    '   ',
    '*'.repeat(500),
  ])
    await searchPublic(text, ['meeting', 'task'])
  expect(await matchingIds('meeting', 'rozpočet')).toEqual([id(3)])
})

test('what is withdrawn is gone', async () => {
  await withdrawPublic(database(), 'meeting', [id(3)])
  expect(await paths('rozpočet')).toEqual([])
})
