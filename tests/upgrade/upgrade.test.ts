import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '#tests/support/database.ts'
import { migrationSets } from '#server/city-hall.ts'
import {
  downloadMinutes,
  editRecord,
  readImport,
  readMeeting,
  taskRegister,
} from '#server/modules/meetings/index.ts'
import { system, visitor } from '#server/platform/actor/actor.ts'
import { openDatabase, useDatabase } from '#server/platform/database/database.ts'
import { migrate } from '#server/platform/database/migrate.ts'

/** The last step of each module in release 0.1. */
const release: Record<string, string> = { platform: '0006', people: '0001', meetings: '0004' }

test('data of the previous release come over whole and are worked with at once', async () => {
  const db = await emptyDatabase()
  const older = migrationSets().map(({ module, migrations }) => ({
    module,
    migrations: migrations.filter(({ name }) => name.slice(0, 4) <= (release[module] ?? '')),
  }))
  await migrate(db.url, older)
  await db.ask(readFileSync(join(import.meta.dirname, 'release-0.1.sql'), 'utf8'))
  const applied = await migrate(db.url, migrationSets())
  expect(applied.length).toBeGreaterThan(0)
  const opened = openDatabase(db.url)
  useDatabase(opened)
  afterAll(() => opened.close())

  const now = new Date('2024-02-13T14:00:00Z')
  const published = await readMeeting(visitor(now), 'komise', '2024-1')
  expect(published.record).toMatchObject({
    attendance: [{ name: 'Člen Jedna', arrivedAt: '15:10', gender: null }],
    items: [
      { title: 'Program', kind: 'deliberation', sub: false, resolutions: [{ vote: { for: 1, byName: [] } }] },
    ],
    tasks: [{ text: 'Připravit podklady.', also: [], outside: false, state: 'open' }],
    annexes: [{ number: 1, title: 'Rozpočet', file: null }],
  })
  const text = await downloadMinutes(visitor(now), 'komise', '2024-1', 'zapis.txt')
  expect(new TextDecoder().decode(text.body)).toContain('Člen Jedna')
  expect((await downloadMinutes(visitor(now), 'komise', '2024-1', 'zapis.pdf')).body.length).toBeGreaterThan(
    1000,
  )
  expect((await taskRegister({ page: 1 })).rows).toMatchObject([
    { text: 'Připravit podklady.', state: 'open' },
  ])
  const { carried } = await editRecord(system(now), 'komise', '2024-02-13')
  expect(carried).toMatchObject([{ text: 'Připravit podklady.' }])
  const review = await readImport(
    { ...system(now), accountId: 'ucet' },
    '01890000-0000-7000-8000-000000000090',
  )
  expect(review.draft.tasks).toMatchObject([{ dueOn: '2024-03-15', dueProposed: true }])
  expect(review.doubts).toMatchObject({ 'tasks.0.dueOn': 'year_proposed' })
})
