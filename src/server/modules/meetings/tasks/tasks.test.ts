import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyTask } from '../../../../shared/meetings/record-draft.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import {
  addTask,
  askExtension,
  carriedTasks,
  decideExtension,
  deskTasks,
  meetingsForTask,
  quietTask,
  readTask,
  taskStatistics,
} from '../index.ts'
import { remindTasks } from './remind-tasks.ts'
import { isTaskOf } from './whose-task.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => jobs.close())
const { committee, plan, save, advance } = withCommittee()

const member = (name: string) => committee.members.get(name)!
const ids: string[] = []

beforeAll(async () => {
  await db.ask(
    `insert into people.department (id, code, name) values ($1, 'OKT', 'Odbor kanceláře tajemníka')`,
    [newId()],
  )
  await db.ask(
    `update people.person set email = 'b@mesto.example', department_id = (select id from people.department) where name = 'Člen B'`,
  )
  const { slug } = await plan('2024-11-05')
  await advance(slug, 'convened', 'in_session')
  const { meeting } = await save(slug, (draft) => ({
    ...draft,
    tasks: [
      {
        ...emptyTask(),
        item: '0',
        text: 'Připravit rozpočet.',
        assignee: 'Ing. Člen B',
        dueOn: '2024-12-01',
      },
      {
        ...emptyTask(),
        item: '0',
        text: 'Sepsat data.',
        assignee: 'odbor kanceláře tajemníka',
        dueOn: '2026-12-31',
      },
      { ...emptyTask(), item: '0', text: 'Zjistit ceny.', assignee: 'Člen C', also: 'Člen B' },
    ],
  }))
  await advance(slug, 'closed', 'verified', 'published')
  ids.push(...meeting.record!.items[0]!.tasks.map(({ id }) => id))
})

test('everybody finds their own tasks, those of their department, and what is overdue', async () => {
  const texts = async (whose: 'mine' | 'department', name = 'Člen B') =>
    (await deskTasks(member(name), { state: 'all', whose, page: 1 })).tasks.map(({ text }) => text)
  expect(await texts('mine')).toEqual(['Připravit rozpočet.', 'Zjistit ceny.'])
  expect(await texts('department')).toEqual(['Sepsat data.'])
  expect(await texts('department', 'Člen C')).toEqual([])
  const overdue = await deskTasks(member('Člen B'), { state: 'all', overdue: true, page: 1 })
  expect(overdue.tasks.map(({ text }) => text)).toEqual(['Připravit rozpočet.'])
  expect(isTaskOf({ assignee: 'člen b', also: [] }, 'Ing. Člen B, MBA')).toBe(true)
})

test('more time is asked for by a member and granted by whoever keeps the records', async () => {
  const [id] = ids as [string]
  const ask = (day: string, reason = 'Čekáme na podklady.') =>
    askExtension(member('Člen B'), 'Člen B', id, { day, reason })
  await expect(ask('2024-11-20')).rejects.toThrow('po 1.')
  await expect(ask('2025-02-01', ' ')).rejects.toThrow('proč')
  await expect(askExtension(visitor(now), '', id, { day: '2025-02-01', reason: 'x' })).rejects.toThrow(
    'nic není',
  )
  await ask('2025-02-01')
  await expect(ask('2025-03-01')).rejects.toThrow('už někdo požádal')
  const [asked] = (await readTask(committee.secretary, id)).extensions
  await expect(decideExtension(member('Člen C'), id, asked!.id, true, '')).rejects.toThrow('nic není')
  await decideExtension(committee.secretary, id, asked!.id, true, 'V pořádku.')
  await expect(decideExtension(committee.secretary, id, asked!.id, false, '')).rejects.toThrow(
    'už je rozhodnuto',
  )
  expect(await readTask(committee.secretary, id)).toMatchObject({
    dueOn: '2025-02-01',
    extensions: [{ state: 'granted', answer: 'V pořádku.' }],
  })
  expect((await readTask(visitor(now), id)).extensions).toEqual([])
})

test('a distant task is kept off the next meetings and comes back by itself', async () => {
  const [, distant] = ids as [string, string]
  await expect(quietTask(committee.secretary, distant, '2027-01-31')).rejects.toThrow('nejpozději')
  await quietTask(committee.secretary, distant, '2026-06-01')
  const carried = async (before: string) =>
    (await carriedTasks(committee.secretary, committee.bodyId, before)).map(({ id }) => id)
  expect(await carried('2025-02-01')).not.toContain(distant)
  expect(await carried('2026-06-02')).toContain(distant)
  await quietTask(committee.secretary, distant, '')
  expect(await carried('2025-02-01')).toContain(distant)
})

test('before a meeting everybody is reminded of their tasks once, with links', async () => {
  const { slug } = await plan('2025-01-12')
  await advance(slug, 'convened')
  await remindTasks.run({}, now)
  await remindTasks.run({}, now)
  const mails = await db.ask('select recipient, subject, text from platform.mail')
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ recipient: 'b@mesto.example' })
  expect(mails[0]!['text']).toContain(`https://radnice.example/urad/ukoly/${ids[0]}`)
  expect(mails[0]!['text']).toContain(ids[2])
  expect(mails[0]!['text']).not.toContain(ids[1])
})

test('a task from any page goes into a record that is still written, once', async () => {
  const [meeting] = await meetingsForTask(committee.secretary)
  const task = { id: newId(), text: 'Doplnit mapu.', assignee: 'Člen D', due: '', source: '/urad/hledat' }
  await expect(addTask(committee.secretary, meeting!.id, { ...task, text: '' })).rejects.toThrow(
    'co se má udělat',
  )
  await expect(addTask(member('Člen B'), meeting!.id, task)).rejects.toThrow('nic není')
  await addTask(committee.secretary, meeting!.id, task)
  await addTask(committee.secretary, meeting!.id, task)
  expect(await readTask(committee.secretary, task.id)).toMatchObject({
    text: 'Doplnit mapu.',
    sourcePath: '/urad/hledat',
  })
  await addTask(committee.secretary, meeting!.id, { ...task, id: newId(), source: 'https://jinde.example' })
  expect(
    await db.ask(`select source_path from meetings.task where text = 'Doplnit mapu.' order by position`),
  ).toEqual([{ source_path: '/urad/hledat' }, { source_path: null }])
})

test('statistics of a term count what was done in time, and say nothing where there is no deadline', async () => {
  const { whole, people } = await taskStatistics(member('Člen B'), 'vybor', undefined)
  expect(whole).toMatchObject({ total: 3, done: 0, unfinished: 3, overdue: 0, days: null })
  expect(people.map(({ assignee, total }) => [assignee, total])).toContainEqual(['Člen C', 1])
  await expect(taskStatistics(visitor(now), 'vybor', undefined)).rejects.toThrow('nic není')
})
