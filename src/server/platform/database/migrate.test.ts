import { expect, test } from 'vitest'
import { emptyDatabase } from '#tests/support/database.ts'
import { migrate } from './migrate.ts'

const set = (sql: string, ...more: string[]) => [
  { module: 'notes', migrations: [sql, ...more].map((text, i) => ({ name: `000${i + 1}-step`, sql: text })) },
]

test('steps are applied once, also when two servers start together', async () => {
  const { url } = await emptyDatabase()
  const steps = set('create table note (id int)', 'alter table note add title text')
  const [first, second] = await Promise.all([migrate(url, steps), migrate(url, steps)])
  expect([...first, ...second].sort()).toEqual(['notes/0001-step', 'notes/0002-step'])
})

test('a failed step leaves nothing behind and names itself', async () => {
  const { url, ask } = await emptyDatabase()
  await expect(migrate(url, set('create table note (id int); select nonsense'))).rejects.toThrow(
    'notes/0001-step',
  )
  expect(await ask(`select to_regclass('note') as found`)).toEqual([{ found: null }])
})

test('an edited step and a newer database are refused', async () => {
  const { url } = await emptyDatabase()
  await migrate(url, set('create table note (id int)'))
  await expect(migrate(url, set('create table note (id bigint)'))).rejects.toThrow('změnila')
  await expect(migrate(url, [])).rejects.toThrow('novější verze')
})
