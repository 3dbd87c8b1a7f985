import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { database } from '../database/database.ts'
import { indexDesk, indexPublic, withdrawPublic } from './index-documents.ts'
import { matchingIds, searchDesk, searchPublic } from './search.ts'

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

test('the beginning of a word finds it, and is marked where it stands', async () => {
  const { groups } = await searchPublic('inspek', ['task'])
  expect(groups[0]!.hits[0]!.passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([
    'inspektorátem',
  ])
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

test('a question that very many documents answer is told as answered by at least so many, the newest of them', async () => {
  await sql`insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv)
    select 'meeting', gen_random_uuid(), '/m' || n, 'Rada', 'Rada jednala.', date '2030-01-01' + n, 2,
      to_tsvector('simple', 'rad jednal') || array_to_tsvector(array['kind_meeting'])
    from generate_series(1, 4000) n`.execute(database())
  const { groups } = await searchPublic('rada jednala', ['meeting'])
  expect(groups[0]).toMatchObject({ total: 3000, atLeast: true })
  expect(groups[0]!.hits[0]!.path).toBe('/m4000')
  // a rare word is looked for in all of them
  await indexPublic(database(), [
    { kind: 'meeting', id: id(9), path: '/z', title: 'Zubr', body: 'Zubr v oboře.', day: '1999-01-01' },
  ])
  const rare = await searchPublic('zubry', ['meeting'])
  expect(rare.groups[0]).toMatchObject({ total: 1, atLeast: false })
})

test('on the desk one finds what one may read, and nothing of a record that was written anew', async () => {
  const document = {
    kind: 'meeting',
    id: id(4),
    path: '/urad/d',
    title: 'Výbor',
    body: 'Neveřejný podklad.',
    day: '2023-01-01',
  }
  const found = async (scopes: string[] | 'all') =>
    (await searchDesk('podklady', [{ kinds: ['meeting'], scopes }])).total
  await indexDesk(database(), id(4), 'body:a', [document])
  expect(await found(['body:a', 'body:b'])).toBe(1)
  expect(await found('all')).toBe(1)
  expect(await found(['body:b'])).toBe(0)
  expect(await found([])).toBe(0)
  expect((await searchPublic('podklady', ['meeting'])).total).toBe(0)
  await indexDesk(database(), id(4), 'body:a', [])
  expect(await found('all')).toBe(0)
})
