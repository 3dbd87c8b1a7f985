import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import { newId } from '../../platform/database/new-id.ts'
import { readReport, useReports } from '../../platform/reports/reports.ts'
import {
  addGoal,
  addLink,
  listPlatforms,
  platforms,
  publicPlan,
  publicPlatforms,
  readImprovement,
  readPlan,
  readPlatform,
  readPublicPlatform,
  removeLink,
  saveImprovement,
  savePlatform,
  type ImprovementForm,
  type PlatformForm,
} from './index.ts'

await freshDatabase()
useReports(platforms.reports!)
const now = new Date('2026-03-02T10:00:00+01:00')
const analyst: Actor = { ...visitor(now), kind: 'person', accountId: 'it', roles: ['analyst'] }
const member: Actor = { ...visitor(now), kind: 'person', accountId: 'm' }
const secrets = ['nginx 1.27.3', '10.0.12.7', 'bezpecnost@mesto.example', 'neopravená chyba přihlášení']
const form = (change: Partial<PlatformForm> = {}): PlatformForm => ({
  name: 'Portál občana',
  kind: 'portal',
  state: 'running',
  public: true,
  purpose: 'Podání z domova',
  users: 'občané',
  owner: 'Odbor informatiky',
  supplier: 'Dodavatel',
  contract: '',
  contractEndsOn: '2027-06-30',
  yearlyCost: '1 250 000,50 Kč',
  address: 'https://portal.mesto.example',
  accessibilityStatement: '',
  technology: secrets[0]!,
  hosting: secrets[1]!,
  securityContact: secrets[2]!,
  weaknesses: secrets[3]!,
  ...change,
})
const improvement = (platform: string, change: Partial<ImprovementForm> = {}): ImprovementForm => ({
  platform,
  goal: '',
  title: 'Bankovní identita',
  description: '',
  owner: 'Odbor informatiky',
  cost: '350 000',
  fte: '0,5',
  state: 'planned',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  public: true,
  ...change,
})

test('what is for the office only leaves neither by a page, nor by a report, nor by the plan', async () => {
  const id = newId()
  const slug = await savePlatform(analyst, 'Informatik města', id, null, form())
  await saveImprovement(analyst, 'Informatik města', newId(), null, improvement(id))
  const said = JSON.stringify([
    await publicPlatforms(),
    await publicPlan(),
    await readPublicPlatform(slug),
    (await readReport(member, 'plan-rozvoje', {})).content,
  ])
  expect(said).toContain('Portál občana')
  for (const secret of secrets) expect(said).not.toContain(secret)
  // on the desk only whoever looks after platforms reads it, with its history
  await savePlatform(analyst, 'Správce', id, 1, form({ weaknesses: `${secrets[3]} znovu` }))
  const inside = JSON.stringify(await readPlatform(member, slug))
  for (const secret of secrets) expect(inside).not.toContain(secret)
  expect((await readPlatform(analyst, slug)).inside).toMatchObject({ hosting: secrets[1] })
  expect(JSON.stringify(await listPlatforms(member))).not.toContain(secrets[1])
})

test('a platform and an improvement that are not public stay inside', async () => {
  const id = newId()
  await savePlatform(analyst, 'Správce', id, null, form({ name: 'Vnitřní systém', public: false }))
  await saveImprovement(analyst, 'Správce', newId(), null, improvement(id, { title: 'Tajné zlepšení' }))
  const said = JSON.stringify([
    await publicPlatforms(),
    await publicPlan(),
    (await readReport(member, 'plan-rozvoje', {})).content,
  ])
  expect(said).not.toContain('Vnitřní systém')
  expect(said).not.toContain('Tajné zlepšení')
  await expect(readPublicPlatform('vnitrni-system')).rejects.toMatchObject({ code: 'not_found' })
})

test('a change is kept with who made it, what it was and what it is; of two at once the later is told', async () => {
  const id = newId()
  const slug = await savePlatform(analyst, 'Správce', id, null, form({ name: 'Web města' }))
  await savePlatform(analyst, 'Paní z IT', id, 1, form({ name: 'Web města', yearlyCost: '2000000' }))
  await expect(
    savePlatform(analyst, 'Pan z IT', id, 1, form({ name: 'Web města', yearlyCost: '3' })),
  ).rejects.toMatchObject({ code: 'stale' })
  const { changes, platform } = await readPlatform(analyst, slug)
  expect(platform.yearlyCost).toBe(200_000_000)
  expect(changes).toMatchObject([
    { changedBy: 'Paní z IT', fields: { yearlyCost: ['125000050', '200000000'] } },
  ])
})

test('bad input is refused with the name of its field, and nothing is written', async () => {
  const before = (await publicPlatforms()).length
  const save = (change: Partial<PlatformForm>) => savePlatform(analyst, 'x', newId(), null, form(change))
  await expect(save({ name: '' })).rejects.toThrow('Název')
  await expect(save({ name: 'A', yearlyCost: 'hodně' })).rejects.toThrow('Roční cena')
  await expect(save({ name: 'A', yearlyCost: '-5' })).rejects.toThrow('Roční cena')
  await expect(save({ name: 'A', address: 'javascript:alert(1)' })).rejects.toThrow('Adresa')
  await expect(save({})).rejects.toMatchObject({ code: 'platform_exists' })
  const id = (await publicPlatforms())[0]!.id
  await expect(
    saveImprovement(analyst, 'x', newId(), null, improvement(id, { endsOn: '2025-01-01' })),
  ).rejects.toThrow('Konec')
  await expect(saveImprovement(analyst, 'x', newId(), null, improvement(id, { fte: 'půl' }))).rejects.toThrow(
    'Úvazky',
  )
  await expect(savePlatform(member, 'x', newId(), null, form({ name: 'B' }))).rejects.toMatchObject({
    code: 'not_found',
  })
  expect((await publicPlatforms()).length).toBe(before)
})

test('goals, improvements and links make the plan; a form sent twice writes once; only safe addresses are tied', async () => {
  const platform = (await publicPlatforms()).find(({ slug }) => slug === 'web-mesta')!
  const [goal, id, link] = [newId(), newId(), newId()]
  await addGoal(analyst, goal, { text: 'Jeden vzhled', year: '2026', platform: '' })
  for (let sent = 0; sent < 2; sent++)
    await saveImprovement(
      analyst,
      'x',
      id,
      null,
      improvement(platform.id, { goal, cost: '', title: 'Vzhled' }),
    )
  for (let sent = 0; sent < 2; sent++)
    await addLink(analyst, id, link, { kind: 'resolution', label: 'Usnesení 7/2026', address: '/usneseni' })
  await expect(
    addLink(analyst, id, newId(), { kind: 'task', label: 'x', address: '//cizi.example' }),
  ).rejects.toMatchObject({ code: 'wrong_link' })
  const plan = await readPlan(member)
  const mine = plan.improvements.find((one) => one.id === id)!
  expect(mine).toMatchObject({ goalText: 'Jeden vzhled', goalYear: 2026, cost: null, fte: 50 })
  expect(mine.links).toHaveLength(1)
  await removeLink(analyst, id, link)
  expect((await readImprovement(member, id)).links).toEqual([])
  const { content } = await readReport(member, 'plan-rozvoje', {})
  expect(content.summary.join(' ')).toContain('mimo součet, je zlepšení: 1')
})
