import { expect, test } from 'vitest'
import { now, record, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyTask } from '../../../shared/meetings/record-draft.ts'
import { visitor } from '../../platform/actor/actor.ts'
import { matchingIds, searchDesk } from '../../platform/search/search.ts'
import { closePdf } from '../../platform/pdf/compile-pdf.ts'
import { weighMinutes } from './minutes/download-minutes.ts'
import { deskScopes, reindexMeetings } from './index-meeting.ts'
import {
  acceptRequest,
  attendanceStatistics,
  carriedTasks,
  deskTasks,
  downloadMinutes,
  readMeeting,
  readTask,
  reportTask,
  reportTasks,
  rewriteMeeting,
  saveBody,
  manageBody,
  takeReportsBack,
  taskRegister,
  transcribeMeeting,
} from './index.ts'

const db = await freshDatabase()
const { committee, plan, edit, save, advance } = withCommittee()

test('a task is reported on, a request accepted, and the public learns of it from published minutes only', async () => {
  const { slug } = await plan('2024-09-03')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    tasks: [{ ...emptyTask(), item: '0', text: 'Požádat správce povodí o vyjádření.', outside: true }],
  }))
  const { id } = (await edit(slug)).meeting.record!.items[0]!.tasks[0]!
  await expect(readTask(visitor(now), id)).rejects.toThrow('nic není')
  await advance(slug, 'closed', 'verified', 'published')
  expect(await readTask(visitor(now), id)).toMatchObject({
    state: 'open',
    outside: true,
    mayReport: false,
    reports: [],
  })
  await expect(acceptRequest(committee.secretary, id, '2024-01-01')).rejects.toThrow('dřív, než vznikla')
  await acceptRequest(committee.secretary, id, '2024-09-10')
  await expect(
    reportTask(visitor(now), id, { text: 'x', state: 'done', evidence: null, name: '' }),
  ).rejects.toThrow('nic není')
  await reportTask(committee.secretary, id, {
    text: 'Vyjádření došlo.',
    state: 'done',
    evidence: null,
    name: 'Tajemník výboru',
  })
  expect(await readTask(committee.secretary, id)).toMatchObject({
    state: 'open',
    acceptedOn: '2024-09-10',
    reports: [{ text: 'Vyjádření došlo.', state: 'done', hasFile: false }],
  })
  const next = await plan('2024-10-01')
  await advance(next.slug, 'convened', 'in_session')
  const { meeting, draft, carried } = await edit(next.slug)
  expect(carried.find((task) => task.id === id)).toMatchObject({ report: 'Vyjádření došlo.' })
  await rewriteMeeting(committee.secretary, meeting.id, meeting.version, record(draft), [
    { taskId: id, state: 'done', note: null },
  ])
  await advance(next.slug, 'closed')
  expect((await readTask(committee.secretary, id)).state).toBe('done')
  expect(await readTask(visitor(now), id)).toMatchObject({ state: 'open', reviews: [] })
  const listed = async () => (await taskRegister({ page: 1 })).rows.find((row) => row.id === id)?.state
  expect(await listed()).toBe('open')
  await advance(next.slug, 'verified', 'published')
  expect(await readTask(visitor(now), id)).toMatchObject({
    state: 'done',
    reviews: [{ slug: next.slug, state: 'done' }],
  })
  expect(await listed()).toBe('done')
})

test('publishing shows a task as the published meetings left it, in whatever order they are published', async () => {
  const [first, second] = [await plan('2024-11-05'), await plan('2024-12-03')]
  await advance(first.slug, 'convened', 'in_session')
  await save(first.slug, (draft) => ({
    ...draft,
    tasks: [{ ...emptyTask(), item: '0', text: 'Opravit lávku.' }],
  }))
  await advance(first.slug, 'closed', 'verified')
  const { id } = (await readMeeting(committee.secretary, 'vybor', first.slug)).record!.items[0]!.tasks[0]!
  await advance(second.slug, 'convened', 'in_session')
  const { meeting, draft } = await edit(second.slug)
  await rewriteMeeting(committee.secretary, meeting.id, meeting.version, record(draft), [
    { taskId: id, state: 'done', note: null },
  ])
  await advance(second.slug, 'closed')
  await advance(first.slug, 'published')
  expect((await readTask(visitor(now), id)).state).toBe('open')
  const text = await downloadMinutes(visitor(now), 'vybor', first.slug, 'zapis.txt')
  expect(new TextDecoder().decode(text.body)).not.toContain('splněno')
  await advance(second.slug, 'verified', 'published')
  expect((await readTask(visitor(now), id)).state).toBe('done')
})

test('a record written afterwards also says how earlier tasks stand', async () => {
  const { slug } = await plan('2024-12-18')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({ ...draft, tasks: [{ ...emptyTask(), item: '0', text: 'Zjistit cenu.' }] }))
  await advance(slug, 'closed')
  const task = (await carriedTasks(committee.secretary, committee.bodyId)).find(
    ({ text }) => text === 'Zjistit cenu.',
  )!
  const { draft } = await edit((await plan('2025-03-04')).slug)
  await transcribeMeeting(
    committee.secretary,
    '01890000-0000-7000-8000-000000000001',
    committee.bodyId,
    record({ ...draft, number: '', heldOn: '2024-12-30', nextDate: '' }),
    { reviews: [{ taskId: task.id, state: 'done', note: 'Cena je známa.' }] },
  )
  expect(await readTask(committee.secretary, task.id)).toMatchObject({
    state: 'done',
    reviews: [{ note: 'Cena je známa.' }],
  })
  await expect(carriedTasks(visitor(now), committee.bodyId)).rejects.toThrow('nic není')
})

test('what an older stemmer indexed is indexed anew and found without diacritics', async () => {
  const [meeting] = await db.ask(`select id from platform.search_document where kind = 'meeting' limit 1`)
  await db.ask(
    `update platform.search_document set stemmer = 1, tsv = to_tsvector('simple', 'kind_meeting') where id = $1`,
    [meeting!['id']],
  )
  expect(await matchingIds('meeting', 'predsedkyne')).not.toContain(meeting!['id'])
  await reindexMeetings.run({}, now)
  expect(await matchingIds('meeting', 'predsedkyne')).toContain(meeting!['id'])
})

test('several tasks are reported by one text, once, and the report is taken back', async () => {
  const { slug } = await plan('2024-12-20')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    tasks: ['Osadit lavičky.', 'Vysadit lípy.'].map((text) => ({ ...emptyTask(), item: '0', text })),
  }))
  await advance(slug, 'closed')
  const { tasks } = await deskTasks(committee.secretary, {
    state: 'unfinished',
    text: 'lavička lavičky',
    page: 1,
  })
  expect(tasks.map(({ text }) => text)).toEqual(['Osadit lavičky.'])
  const all = await deskTasks(committee.secretary, { state: 'open', body: 'vybor', page: 1 })
  const ids = all.tasks.filter(({ text }) => /Osadit|Vysadit/.test(text)).map(({ id }) => id)
  expect(ids).toHaveLength(2)
  const input = {
    formId: '01890000-0000-7000-8000-0000000000aa',
    text: 'Hotovo, převzato zubním kartáčkem.',
    state: 'done',
    name: 'Tajemník',
  }
  await expect(reportTasks(committee.secretary, [], input)).rejects.toThrow('vyberte úkoly')
  await expect(reportTasks(visitor(now), ids, input)).rejects.toThrow('nic není')
  await expect(reportTasks(committee.secretary, ids, { ...input, text: ' ' })).rejects.toThrow('Napište')
  const reports = await reportTasks(committee.secretary, ids, input)
  expect(await reportTasks(committee.secretary, ids, input)).toEqual(reports)
  expect((await readTask(committee.secretary, ids[0]!)).reports).toHaveLength(1)
  const onDesk = async (actor = committee.secretary) =>
    (await searchDesk('kartáčkem', [{ kinds: ['task'], scopes: await deskScopes(actor) }])).total
  expect(await onDesk()).toBe(2)
  expect(await onDesk(visitor(now))).toBe(0)
  expect(await matchingIds('task', 'kartáčkem')).toEqual([])
  const stranger = { ...committee.secretary, accountId: 'nekdo-jiny' }
  await expect(takeReportsBack(stranger, reports)).rejects.toThrow('vzít zpět nejde')
  const later = { ...committee.secretary, now: new Date(Date.now() + 3 * 3600_000) }
  await expect(takeReportsBack(later, reports)).rejects.toThrow('vzít zpět nejde')
  expect(await takeReportsBack(committee.secretary, reports)).toBe(2)
  expect((await readTask(committee.secretary, ids[0]!)).reports).toEqual([])
  expect(await onDesk()).toBe(0)
})

test('attendance is counted from published minutes, and shown to the public only by the rule of the body', async () => {
  const { slug } = await plan('2023-05-02')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    attendance: draft.attendance
      .slice(0, 4)
      .map((person, index) => (index === 3 ? { ...person, state: 'excused' } : person)),
  }))
  await advance(slug, 'closed')
  expect(await attendanceStatistics(committee.secretary, 'vybor', 2023)).not.toMatchObject({ year: 2023 })
  await advance(slug, 'verified', 'published')
  expect(await attendanceStatistics(visitor(now), 'vybor', 2023)).toBeNull()
  const counted = await attendanceStatistics(committee.secretary, 'vybor', 2023)
  expect(counted).toMatchObject({ year: 2023, meetings: 1 })
  expect(
    counted!.people.map(({ present, excused, absent, unstated }) => [present, excused, absent, unstated]),
  ).toEqual(
    expect.arrayContaining([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ]),
  )
  expect(counted!.people).toHaveLength(4)
  const manager = { ...committee.secretary, roles: ['administrator' as const] }
  const { version, settings, ...body } = await manageBody(manager, 'vybor')
  const { minutes, ...rules } = settings
  await saveBody(manager, 'vybor', version, {
    ...rules,
    ...minutes,
    parts: [...minutes.parts],
    name: body.name,
    genitive: '',
    dissolvedOn: '',
    series: '',
    verifiers: '0',
    leadDays: '7',
    publishAttendanceStatistics: true,
  })
  expect(await attendanceStatistics(visitor(now), 'vybor', 2023)).toEqual(counted)
})

test('the files of published minutes are weighed once, and their sizes stand in the record', async () => {
  const { slug } = await plan('2023-06-06')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => draft)
  await advance(slug, 'closed', 'verified', 'published')
  const sizes = async () => (await readMeeting(visitor(now), 'vybor', slug)).record!.sizes
  expect(await sizes()).toEqual({})
  await weighMinutes.run({}, now)
  const file = await downloadMinutes(visitor(now), 'vybor', slug, 'zapis.txt')
  expect((await sizes())['zapis.txt']).toBe(file.body.length)
  expect(Object.values(await sizes()).every((size) => size > 100)).toBe(true)
  closePdf()
})
