import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cs } from './cs.ts'
import { plural } from './plural.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.includes(join('shared', 'messages')))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n')

test('every message is used somewhere', () => {
  const unused = Object.entries(cs).flatMap(([area, messages]) =>
    Object.keys(messages)
      .map((name) => `${area}.${name}`)
      .filter((key) => !sources.includes(`t.${key}`)),
  )
  expect(unused).toEqual([])
})

test('Czech counts take three forms', () => {
  const votes = (n: number) => plural('cs')(n, { one: 'hlas', few: 'hlasy', many: 'hlasu', other: 'hlasů' })
  expect([1, 3, 5, 22, 1.5].map(votes)).toEqual([
    '1\u00a0hlas',
    '3\u00a0hlasy',
    '5\u00a0hlasů',
    '22\u00a0hlasů',
    '1,5\u00a0hlasu',
  ])
})
