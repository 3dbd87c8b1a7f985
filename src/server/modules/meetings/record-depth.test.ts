import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { checkRecord } from '../../../shared/meetings/check-record.ts'
import {
  emptyItem,
  emptyResolution,
  emptyTask,
  type RecordDraft,
} from '../../../shared/meetings/record-draft.ts'
import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import { system, visitor, type Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { matchingIds } from '../../platform/search/search.ts'
import { addPerson } from '../people/index.ts'
import { reindexMeetings } from './index-meeting.ts'
import {
  addTopic,
  advanceMeeting,
  appointMember,
  carriedTasks,
  downloadMinutes,
  editRecord,
  foundBody,
  keepDraft,
  planMeeting,
  readKeptDraft,
  readMeeting,
  acceptRequest,
  readTask,
  removeTopic,
  reportTask,
  taskRegister,
  transcribeMeeting,
  rewriteMeeting,
  waitingTopics,
} from './index.ts'

const db = await freshDatabase()
let bodyId = ''
let secretary: Actor
const now = new Date('2025-01-10T12:00:00+01:00')

beforeAll(async () => {
  await inTransaction(system(now), async (work) => {
    bodyId = await foundBody(work, {
      slug: 'vybor',
      kind: 'committee',
      name: 'Výbor',
      settings: { verifiers: 0 },
    })
    const names = ['Předsedkyně', 'Člen B', 'Člen C', 'Člen D', 'Člen E']
    for (const [index, name] of names.entries())
      await appointMember(work, {
        bodyId,
        personId: await addPerson(work, { name, ...(index === 0 ? { gender: 'female' as const } : {}) }),
        role: index === 0 ? 'chair' : 'member',
        startsOn: '2022-10-18',
      })
    const personId = await addPerson(work, { name: 'Tajemník výboru' })
    await appointMember(work, { bodyId, personId, role: 'secretary', startsOn: '2022-10-18' })
    secretary = { ...visitor(now), kind: 'person', accountId: 'tajemnik', personId }
  })
})

const record = (draft: RecordDraft): MeetingRecord => {
  const checked = checkRecord(draft)
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors))
  return checked.record
}
const plan = (heldOn: string) =>
  planMeeting(secretary, bodyId, { heldOn, startsAt: '15:00', place: 'sál', remoteUrl: '' })
const edit = (slug: string) => editRecord(secretary, 'vybor', slug)
async function save(slug: string, change: (draft: RecordDraft) => RecordDraft) {
  const { meeting, draft } = await edit(slug)
  await rewriteMeeting(secretary, meeting.id, meeting.version, record(change(draft)), [])
  return edit(slug)
}
async function advance(
  slug: string,
  ...states: ('convened' | 'in_session' | 'closed' | 'verified' | 'published')[]
) {
  for (const state of states) {
    const { id, version } = await readMeeting(secretary, 'vybor', slug)
    await advanceMeeting(secretary, id, version, state)
  }
}
const live = (more: object) => ({
  ...emptyResolution(),
  item: '0',
  text: 'Výbor souhlasí.',
  source: 'live',
  ...more,
})

test('a meeting is planned by hand, a second one of that day only knowingly', async () => {
  expect((await plan('2024-03-05')).slug).toBe('2024-03-05')
  await expect(plan('2024-03-05')).rejects.toThrow('Ten den už orgán jednání má')
  const input = {
    heldOn: '2024-03-05',
    startsAt: '',
    place: '',
    remoteUrl: 'https://schuzka.mesto.example/1',
  }
  expect((await planMeeting(secretary, bodyId, input, { evenIfSameDay: true })).slug).toBe('2024-03-05-2')
  await expect(plan('2024-02-31')).rejects.toThrow('Takový den v kalendáři není')
  await expect(
    planMeeting(secretary, bodyId, { ...input, remoteUrl: 'javascript:alert(1)' }),
  ).rejects.toThrow('https://')
  await expect(planMeeting(visitor(now), bodyId, input)).rejects.toThrow('nic není')
})

test('items keep their ids, sub-items their parents, through every rewriting', async () => {
  const first = await save('2024-03-05', (draft) => ({
    ...draft,
    items: [
      { ...emptyItem(), title: 'Rozpočet', number: '1' },
      { ...emptyItem(), title: 'Příjmy', number: '1.1', sub: true, kind: 'information' },
      { ...emptyItem(), title: 'Různé', number: '2', addedLate: true },
    ],
  }))
  const ids = first.draft.items.map(({ id }) => id)
  expect(first.draft.items.map(({ sub }) => sub)).toEqual([false, true, false])
  const second = await save('2024-03-05', (draft) => ({
    ...draft,
    items: [draft.items[2]!, draft.items[0]!, draft.items[1]!].map((item) => ({ ...item })),
  }))
  expect(second.draft.items.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]])
  expect(second.draft.items[2]).toMatchObject({ sub: true, kind: 'information' })
  expect(second.draft.items[0]).toMatchObject({ addedLate: true })
  const [row] = await db.ask('select parent_id from meetings.agenda_item where id = $1', [ids[1]])
  expect(row!['parent_id']).toBe(ids[0])
})

test('a vote taken at the meeting must fit the room at its instant; a transcription is only marked', async () => {
  await advance('2024-03-05', 'convened', 'in_session')
  const late = (draft: RecordDraft) => ({
    ...draft,
    attendance: draft.attendance.map((row, index) => ({
      ...row,
      arrivedAt: index === 4 ? '15:30' : '',
      leftAt: index < 2 ? '15:50' : '',
    })),
  })
  const vote = (more: object) => (draft: RecordDraft) => ({ ...late(draft), resolutions: [live(more)] })
  await expect(save('2024-03-05', vote({ at: '15:10', for: '5' }))).rejects.toThrow(
    /1\. usnesení: Hlasů je víc než přítomných/,
  )
  await expect(save('2024-03-05', vote({ at: '15:55', for: '3' }))).resolves.toBeTruthy()
  await expect(
    save('2024-03-05', (draft) => ({
      ...vote({ at: '15:55', for: '2' })(draft),
      attendance: late(draft).attendance.map((row, index) =>
        index === 2 ? { ...row, leftAt: '15:50' } : row,
      ),
    })),
  ).rejects.toThrow('V místnosti bylo 2 z 5 členů')
  await expect(save('2024-03-05', vote({ at: '15:10', byName: { 4: 'for', 0: 'for' } }))).rejects.toThrow(
    'Hlasoval někdo, kdo v tu chvíli nebyl přítomen',
  )
  const names = { 0: 'for', 1: 'for', 2: 'for', 3: 'abstain' }
  const saved = await save('2024-03-05', vote({ at: '15:10', byName: names }))
  const shown = saved.meeting.record!.items[0]!.resolutions[0]!.vote!
  expect(shown).toMatchObject({
    present: 4,
    for: 3,
    abstain: 1,
    against: 0,
    at: '15:10',
    source: 'live',
    doubts: [],
  })
  expect(shown.byName.map(({ option }) => option)).toEqual(['for', 'for', 'for', 'abstain'])
  expect(saved.draft.resolutions[0]!.byName).toEqual(names)
  const copied = await save(
    '2024-03-05',
    vote({ source: 'transcribed', for: '9', present: '5', byName: names }),
  )
  expect(copied.meeting.record!.items[0]!.resolutions[0]!.vote!.doubts).toEqual([
    'more_votes_than_present',
    'names_against_counts',
  ])
})

test('more than a majority of all is asked only with the law that asks it', async () => {
  const { draft } = await edit('2024-03-05')
  const higher = { ...live({ for: '3', result: 'accepted', source: 'transcribed' }), needed: '4' }
  expect(checkRecord({ ...draft, resolutions: [higher] })).toMatchObject({
    errors: { 'resolutions.0.neededBy': expect.stringContaining('předpis') },
  })
  const saved = await save('2024-03-05', (old) => ({
    ...old,
    resolutions: [{ ...higher, neededBy: '§ 1 zkušebního zákona' }],
  }))
  expect(saved.meeting.record!.items[0]!.resolutions[0]!.vote).toMatchObject({
    needed: 4,
    neededBy: '§ 1 zkušebního zákona',
    doubts: ['result_against_counts'],
  })
})

test('a deadline that is a meeting moves with it', async () => {
  const { slug } = await plan('2024-04-09')
  const { coming } = await edit('2024-03-05')
  const target = coming.find(({ heldOn }) => heldOn === '2024-04-09')!
  const dueOf = async () => (await edit('2024-03-05')).meeting.record!.items[0]!.tasks[0]
  await save('2024-03-05', (draft) => ({
    ...draft,
    resolutions: [],
    tasks: [
      {
        ...emptyTask(),
        item: '0',
        text: 'Předložit rozbor.',
        assignee: 'odbor ekonomiky',
        also: 'odbor informatiky\nodbor kontroly',
        outside: true,
        dueMeeting: target.id,
      },
    ],
  }))
  expect(await dueOf()).toMatchObject({
    dueOn: '2024-04-09',
    also: ['odbor informatiky', 'odbor kontroly'],
    outside: true,
  })
  await save(slug, (draft) => ({ ...draft, heldOn: '2024-04-16' }))
  expect(await dueOf()).toMatchObject({ dueOn: '2024-04-16' })
})

test('a topic waits until an agenda takes it; a guest comes to a meeting that the invitation plans', async () => {
  await save('2024-03-05', (draft) => ({
    ...draft,
    items: draft.items.map((item, index) =>
      index === 0
        ? {
            ...item,
            topics: 'Parkování\nVeřejné osvětlení',
            guests: 'Vedoucí odboru dopravy',
            guestsOn: '2024-05-14',
          }
        : item,
    ),
  }))
  await addTopic(secretary, bodyId, 'Městské byty')
  await advance('2024-03-05', 'closed', 'verified', 'published')
  const { topics } = await edit('2024-04-09')
  expect(topics.map(({ title }) => title)).toEqual(['Parkování', 'Veřejné osvětlení', 'Městské byty'])
  const [parking, , flats] = topics
  await removeTopic(secretary, bodyId, flats!.id)
  await save('2024-04-09', (draft) => ({
    ...draft,
    items: [{ ...emptyItem(), title: 'Parkování u nádraží', topic: parking!.id }],
  }))
  expect((await waitingTopics(secretary, bodyId)).map(({ title }) => title)).toEqual(['Veřejné osvětlení'])
  expect((await edit('2024-04-09')).draft.items[0]!.topic).toBe(parking!.id)
  await save('2024-04-09', (draft) => ({ ...draft, items: [] }))
  expect(await waitingTopics(secretary, bodyId)).toHaveLength(2)
  const invited = await edit('2024-05-14')
  expect(invited.meeting.state).toBe('planned')
  expect(invited.draft.attendance.at(-1)).toMatchObject({ name: 'Vedoucí odboru dopravy', capacity: 'guest' })
})

test('who is present agrees in gender where the person or the surname tells it', async () => {
  const { attendance } = (await readMeeting(secretary, 'vybor', '2024-03-05')).record!
  expect(attendance.slice(0, 2).map(({ gender }) => gender)).toEqual(['female', null])
})

test('names behind votes stay inside the body unless its setting says otherwise', async () => {
  const { slug } = await plan('2024-06-04')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    resolutions: [live({ byName: { 0: 'for', 1: 'for', 2: 'for' }, result: 'accepted' })],
  }))
  await advance(slug, 'closed', 'verified', 'published')
  const votes = async (actor: Actor) =>
    (await readMeeting(actor, 'vybor', slug)).record!.items[0]!.resolutions[0]!.vote!
  expect((await votes(secretary)).byName).toHaveLength(3)
  expect(await votes(visitor(now))).toMatchObject({ for: 3, byName: [] })
  expect(
    await db.ask(`select document::text like '%"names"%' as named from meetings.published_minutes`),
  ).not.toContainEqual({
    named: true,
  })
})

test('what is being written is kept for its writer only', async () => {
  const { draft, meeting } = await edit('2024-05-14')
  const form = 'zapis:vybor/2024-05-14'
  await keepDraft(secretary, form, { draft: { ...draft, place: 'rozepsáno' }, carried: [] }, meeting.version)
  expect(await readKeptDraft(secretary, form)).toMatchObject({
    draft: { place: 'rozepsáno' },
    keptAt: '12:00',
  })
  expect(await readKeptDraft({ ...secretary, accountId: 'jiny' }, form)).toBeNull()
  await expect(keepDraft(visitor(now), form, { draft, carried: [] }, 1)).rejects.toThrow('nic není')
})

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
  await expect(acceptRequest(secretary, id, '2024-01-01')).rejects.toThrow('dřív, než vznikla')
  await acceptRequest(secretary, id, '2024-09-10')
  await expect(
    reportTask(visitor(now), id, { text: 'x', state: 'done', evidence: null, name: '' }),
  ).rejects.toThrow('nic není')
  await reportTask(secretary, id, {
    text: 'Vyjádření došlo.',
    state: 'done',
    evidence: null,
    name: 'Tajemník výboru',
  })
  expect(await readTask(secretary, id)).toMatchObject({
    state: 'open',
    acceptedOn: '2024-09-10',
    reports: [{ text: 'Vyjádření došlo.', state: 'done', hasFile: false }],
  })
  const next = await plan('2024-10-01')
  await advance(next.slug, 'convened', 'in_session')
  const { meeting, draft, carried } = await edit(next.slug)
  expect(carried.find((task) => task.id === id)).toMatchObject({ report: 'Vyjádření došlo.' })
  await rewriteMeeting(secretary, meeting.id, meeting.version, record(draft), [
    { taskId: id, state: 'done', note: null },
  ])
  await advance(next.slug, 'closed')
  expect((await readTask(secretary, id)).state).toBe('done')
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
  const { id } = (await readMeeting(secretary, 'vybor', first.slug)).record!.items[0]!.tasks[0]!
  await advance(second.slug, 'convened', 'in_session')
  const { meeting, draft } = await edit(second.slug)
  await rewriteMeeting(secretary, meeting.id, meeting.version, record(draft), [
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

test('a number stands once in its series; a cancelled meeting gives back its number and its topics', async () => {
  const { slug } = await plan('2024-12-10')
  await expect(save(slug, (draft) => ({ ...draft, number: '1' }))).rejects.toThrow(
    'Jednání č. 1 už tento orgán má',
  )
  await addTopic(secretary, bodyId, 'Odložené téma')
  const waiting = (await waitingTopics(secretary, bodyId)).find(({ title }) => title === 'Odložené téma')!
  await save(slug, (draft) => ({
    ...draft,
    number: '77',
    items: [{ ...emptyItem(), title: 'Téma', topic: waiting.id }],
  }))
  const { id, version } = await readMeeting(secretary, 'vybor', slug)
  await advanceMeeting(secretary, id, version, 'cancelled')
  expect((await readMeeting(secretary, 'vybor', slug)).number).toBeNull()
  expect((await waitingTopics(secretary, bodyId)).map((topic) => topic.id)).toContain(waiting.id)
})

test('a meeting opens on its day at the earliest; the same form sent twice saves once', async () => {
  const { slug } = await plan('2025-03-04')
  await expect(advance(slug, 'convened', 'in_session')).rejects.toThrow('nejdřív v den')
  const { meeting, draft } = await edit(slug)
  const sent = () =>
    rewriteMeeting(secretary, meeting.id, meeting.version, record({ ...draft, place: 'sál 2' }), [])
  await sent()
  await expect(sent()).resolves.toBeUndefined()
  expect((await edit(slug)).draft.place).toBe('sál 2')
})

test('a live vote told only by names is judged by them', async () => {
  const { slug } = await plan('2024-12-17')
  await advance(slug, 'convened', 'in_session')
  const few = live({ byName: { 0: 'for', 1: 'for', 2: 'against' }, result: 'accepted' })
  await expect(save(slug, (draft) => ({ ...draft, resolutions: [few] }))).rejects.toThrow(
    'neodpovídá většině',
  )
})

test('a record written afterwards also says how earlier tasks stand', async () => {
  const { slug } = await plan('2024-12-18')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({ ...draft, tasks: [{ ...emptyTask(), item: '0', text: 'Zjistit cenu.' }] }))
  await advance(slug, 'closed')
  const task = (await carriedTasks(secretary, bodyId)).find(({ text }) => text === 'Zjistit cenu.')!
  const { draft } = await edit('2025-03-04')
  await transcribeMeeting(
    secretary,
    '01890000-0000-7000-8000-000000000001',
    bodyId,
    record({ ...draft, number: '', heldOn: '2024-12-30', nextDate: '' }),
    { reviews: [{ taskId: task.id, state: 'done', note: 'Cena je známa.' }] },
  )
  expect(await readTask(secretary, task.id)).toMatchObject({
    state: 'done',
    reviews: [{ note: 'Cena je známa.' }],
  })
  await expect(carriedTasks(visitor(now), bodyId)).rejects.toThrow('nic není')
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
