import { expect, test } from 'vitest'
import { now, record, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { checkRecord } from '../../../shared/meetings/check-record.ts'
import {
  emptyItem,
  emptyResolution,
  emptyTask,
  type RecordDraft,
} from '../../../shared/meetings/record-draft.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import {
  addTopic,
  advanceMeeting,
  keepDraft,
  planMeeting,
  readKeptDraft,
  readMeeting,
  removeTopic,
  rewriteMeeting,
  waitingTopics,
} from './index.ts'

const db = await freshDatabase()
const { committee, plan, edit, save, advance } = withCommittee()
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
  expect(
    (await planMeeting(committee.secretary, committee.bodyId, input, { evenIfSameDay: true })).slug,
  ).toBe('2024-03-05-2')
  await expect(plan('2024-02-31')).rejects.toThrow('Takový den v kalendáři není')
  await expect(plan('1901-01-01')).rejects.toThrow('Rok 1901')
  await expect(
    planMeeting(committee.secretary, committee.bodyId, { ...input, remoteUrl: 'javascript:alert(1)' }),
  ).rejects.toThrow('https://')
  await expect(planMeeting(visitor(now), committee.bodyId, input)).rejects.toThrow('nic není')
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
  await addTopic(committee.secretary, committee.bodyId, 'Městské byty')
  await advance('2024-03-05', 'closed', 'verified', 'published')
  const { topics } = await edit('2024-04-09')
  expect(topics.map(({ title }) => title)).toEqual(['Parkování', 'Veřejné osvětlení', 'Městské byty'])
  const [parking, , flats] = topics
  await removeTopic(committee.secretary, committee.bodyId, flats!.id)
  await save('2024-04-09', (draft) => ({
    ...draft,
    items: [{ ...emptyItem(), title: 'Parkování u nádraží', topic: parking!.id }],
  }))
  expect((await waitingTopics(committee.secretary, committee.bodyId)).map(({ title }) => title)).toEqual([
    'Veřejné osvětlení',
  ])
  expect((await edit('2024-04-09')).draft.items[0]!.topic).toBe(parking!.id)
  await save('2024-04-09', (draft) => ({ ...draft, items: [] }))
  expect(await waitingTopics(committee.secretary, committee.bodyId)).toHaveLength(2)
  const invited = await edit('2024-05-14')
  expect(invited.meeting.state).toBe('planned')
  expect(invited.draft.attendance.at(-1)).toMatchObject({ name: 'Vedoucí odboru dopravy', capacity: 'guest' })
})

test('who is present agrees in gender where the person or the surname tells it', async () => {
  const { attendance } = (await readMeeting(committee.secretary, 'vybor', '2024-03-05')).record!
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
  expect((await votes(committee.secretary)).byName).toHaveLength(3)
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
  await keepDraft(
    committee.secretary,
    form,
    { draft: { ...draft, place: 'rozepsáno' }, carried: [] },
    meeting.version,
  )
  expect(await readKeptDraft(committee.secretary, form)).toMatchObject({
    draft: { place: 'rozepsáno' },
    keptAt: '12:00',
  })
  expect(await readKeptDraft({ ...committee.secretary, accountId: 'jiny' }, form)).toBeNull()
  await expect(keepDraft(visitor(now), form, { draft, carried: [] }, 1)).rejects.toThrow('nic není')
})

test('a number stands once in its series; a cancelled meeting gives back its number and its topics', async () => {
  const { slug } = await plan('2024-12-10')
  await expect(save(slug, (draft) => ({ ...draft, number: '1' }))).rejects.toThrow(
    'Jednání č. 1 už tento orgán má',
  )
  await addTopic(committee.secretary, committee.bodyId, 'Odložené téma')
  const waiting = (await waitingTopics(committee.secretary, committee.bodyId)).find(
    ({ title }) => title === 'Odložené téma',
  )!
  await save(slug, (draft) => ({
    ...draft,
    number: '77',
    items: [{ ...emptyItem(), title: 'Téma', topic: waiting.id }],
  }))
  const { id, version } = await readMeeting(committee.secretary, 'vybor', slug)
  await advanceMeeting(committee.secretary, id, version, 'cancelled')
  expect((await readMeeting(committee.secretary, 'vybor', slug)).number).toBeNull()
  expect((await waitingTopics(committee.secretary, committee.bodyId)).map((topic) => topic.id)).toContain(
    waiting.id,
  )
})

test('a meeting opens on its day at the earliest; the same form sent twice saves once', async () => {
  const { slug } = await plan('2025-03-04')
  await expect(advance(slug, 'convened', 'in_session')).rejects.toThrow('nejdřív v den')
  const { meeting, draft } = await edit(slug)
  const sent = () =>
    rewriteMeeting(committee.secretary, meeting.id, meeting.version, record({ ...draft, place: 'sál 2' }), [])
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
