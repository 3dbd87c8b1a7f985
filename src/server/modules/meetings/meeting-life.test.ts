import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { checkRecord } from '../../../shared/meetings/check-record.ts'
import type { RecordDraft } from '../../../shared/meetings/record-draft.ts'
import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import { system, visitor, type Actor } from '../../platform/actor/actor.ts'
import { verifyAudit } from '../../platform/audit/verify-audit.ts'
import { database } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { addPerson } from '../people/index.ts'
import { seventhMeeting } from './demo/seventh-meeting.ts'
import {
  advanceMeeting,
  appointMember,
  downloadMinutes,
  editRecord,
  foundBody,
  listMeetings,
  readMeeting,
  recordMeeting,
  rewriteMeeting,
  transcribeMeeting,
} from './index.ts'

await freshDatabase()
let bodyId = ''
let secretary: Actor
let stranger: Actor
const at = (day: string) => new Date(`${day}T12:00:00+01:00`)

beforeAll(async () => {
  await inTransaction(system(at('2023-10-01')), async (work) => {
    bodyId = await foundBody(work, {
      slug: 'komise',
      kind: 'commission',
      name: 'Komise',
      settings: { verifiers: 0 },
    })
    for (const number of [1, 2, 3, 4, 5]) {
      const personId = await addPerson(work, { name: `Člen ${number}` })
      await appointMember(work, {
        bodyId,
        personId,
        role: number === 1 ? 'chair' : 'member',
        startsOn: '2022-10-18',
      })
    }
    const personId = await addPerson(work, { name: 'Tajemnice komise', gender: 'female' })
    await appointMember(work, {
      bodyId,
      personId,
      role: 'secretary',
      startsOn: '2022-10-18',
      endsOn: '2024-06-30',
    })
    secretary = { ...visitor(at('2024-06-15')), kind: 'person', accountId: 'tajemnice', personId }
    stranger = {
      ...visitor(at('2024-06-15')),
      kind: 'person',
      accountId: 'nekdo',
      personId: await addPerson(work, { name: 'Někdo' }),
    }
    await recordMeeting(work, bodyId, seventhMeeting, { state: 'published' })
  })
})
const record = (draft: RecordDraft): MeetingRecord => {
  const checked = checkRecord(draft)
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors))
  return checked.record
}
const eighth = () => editRecord(secretary, 'komise', '2023-12-12')

test('the next meeting stands ready: day, time and place announced, presence and carried tasks prefilled', async () => {
  const { draft, carried } = await eighth()
  expect(draft).toMatchObject({
    number: '8',
    heldOn: '2023-12-12',
    startsAt: '15:00',
    place: 'zasedací místnost č. 209',
    recorderName: 'Tajemnice komise',
    recorderGender: 'female',
  })
  expect(draft.attendance.map(({ name }) => name)).toEqual([
    'Člen 1',
    'Člen 2',
    'Člen 3',
    'Člen 4',
    'Člen 5',
    'Vedoucí tiskového oddělení kanceláře primátora',
  ])
  expect(carried.map(({ state }) => state)).toEqual(['open', 'ongoing', 'open', 'open'])
})

test('rights follow from the dated membership', async () => {
  await expect(editRecord(stranger, 'komise', '2023-12-12')).rejects.toThrow('nic není')
  await expect(editRecord({ ...secretary, now: at('2024-07-01') }, 'komise', '2023-12-12')).rejects.toThrow(
    'nic není',
  )
  await expect(
    transcribeMeeting(stranger, '00000000-0000-4000-8000-000000000001', bodyId, seventhMeeting),
  ).rejects.toThrow('nic není')
})

test('convened, opened, held: the carried tasks are reviewed, and take effect only at the close', async () => {
  const before = await eighth()
  await advanceMeeting(secretary, before.meeting.id, before.meeting.version, 'convened')
  await advanceMeeting(secretary, before.meeting.id, before.meeting.version + 1, 'in_session')
  const { meeting, draft, carried } = await eighth()
  const reviews = carried.map(({ id }, index) => ({
    taskId: id,
    state: index === 0 ? ('done' as const) : ('ongoing' as const),
    note: index === 0 ? 'Analýza předložena.' : null,
  }))
  await rewriteMeeting(secretary, meeting.id, meeting.version, record(draft), reviews)
  const seventh = () => readMeeting(secretary, 'komise', '2023-7')
  expect((await seventh()).record!.tasks[0]!.state).toBe('open')

  const now = await eighth()
  expect(now.carried[0]).toMatchObject({ state: 'done', note: 'Analýza předložena.' })
  await advanceMeeting(secretary, meeting.id, now.meeting.version, 'closed')
  expect((await seventh()).record!.tasks.map(({ state }) => state)).toEqual(['done', 'ongoing', 'ongoing'])
  const closed = await readMeeting(secretary, 'komise', '2023-12-12')
  expect(closed.record!.followUp.map(({ state }) => state)).toEqual(['done', 'ongoing', 'ongoing', 'ongoing'])
})

test('a draft is nobody else’s business until it is published', async () => {
  const anyone = visitor(at('2023-12-13'))
  expect(await readMeeting(anyone, 'komise', '2023-12-12')).toMatchObject({
    state: 'closed',
    record: null,
    programme: [],
    next: null,
  })
  expect((await listMeetings({ page: 1 })).meetings.map(({ slug }) => slug)).toEqual(['2023-12-12', '2023-7'])
  const { id, version } = await readMeeting(secretary, 'komise', '2023-12-12')
  await expect(advanceMeeting(secretary, id, version, 'published')).rejects.toThrow('nejde')
  await advanceMeeting(secretary, id, version, 'verified')
  await advanceMeeting(secretary, id, version + 1, 'published')
  const published = await readMeeting(anyone, 'komise', '2023-12-12')
  expect(published.record!.auditHead).toMatch(/^[0-9a-f]{64}$/)
  const file = await downloadMinutes(anyone, 'komise', '2023-12-12', 'zapis.txt')
  expect(new TextDecoder().decode(file.body)).toContain('schváleno elektronicky dne 15. 6. 2024')
  const transcribed = await downloadMinutes(anyone, 'komise', '2023-7', 'zapis.txt')
  expect(new TextDecoder().decode(transcribed.body)).not.toContain('elektronicky')
  await expect(advanceMeeting(secretary, id, version + 2, 'verified')).rejects.toThrow('nejde')
})

test('published minutes are frozen: what happens to their tasks later does not change them', async () => {
  const file = await downloadMinutes(visitor(at('2024-01-01')), 'komise', '2023-7', 'zapis.txt')
  const text = new TextDecoder().decode(file.body)
  expect(text).toContain('Stav: uloženo')
  expect(text).not.toContain('splněno')
  expect((await readMeeting(secretary, 'komise', '2023-7')).record!.tasks[0]!.state).toBe('done')
})

test('two who write at once: the later form is refused and nothing is lost', async () => {
  const written = await transcribeMeeting(secretary, '00000000-0000-4000-8000-000000000002', bodyId, {
    ...seventhMeeting,
    number: 9,
    heldOn: '2023-12-20',
    nextMeeting: null,
    tasks: [],
    items: [],
  })
  await advanceMeeting(secretary, written.id, 1, 'in_session')
  const open = () => editRecord(secretary, 'komise', written.slug)
  const [one, two] = [await open(), await open()]
  await rewriteMeeting(
    secretary,
    written.id,
    one.meeting.version,
    record({ ...one.draft, place: 'sál A' }),
    [],
  )
  await expect(
    rewriteMeeting(secretary, written.id, two.meeting.version, record({ ...two.draft, place: 'sál B' }), []),
  ).rejects.toThrow('mezitím uložil někdo jiný')
  expect((await open()).draft.place).toBe('sál A')
  const concurrent = await open()
  const results = await Promise.allSettled(
    ['C', 'D', 'E'].map((room) =>
      rewriteMeeting(
        secretary,
        written.id,
        concurrent.meeting.version,
        record({ ...concurrent.draft, place: room }),
        [],
      ),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a form posted twice writes one meeting', async () => {
  const id = '00000000-0000-4000-8000-000000000003'
  const once = { ...seventhMeeting, number: 10, heldOn: '2023-12-21', nextMeeting: null }
  const [first, second] = [
    await transcribeMeeting(secretary, id, bodyId, once),
    await transcribeMeeting(secretary, id, bodyId, once),
  ]
  expect(second).toEqual(first)
  await expect(transcribeMeeting(secretary, id, bodyId, { ...once, place: 'jinde' })).rejects.toThrow(
    's jinými hodnotami',
  )
  const together = { ...once, number: 20, heldOn: '2023-12-22' }
  const twin = '00000000-0000-4000-8000-000000000009'
  const both = await Promise.all([1, 2, 3].map(() => transcribeMeeting(secretary, twin, bodyId, together)))
  expect(new Set(both.map(({ slug }) => slug)).size).toBe(1)
  await expect(readMeeting(visitor(at('2023-12-23')), 'komise', both[0]!.slug)).rejects.toThrow('nic není')
  await expect(
    transcribeMeeting(secretary, '00000000-0000-4000-8000-000000000004', bodyId, once),
  ).rejects.toThrow('už v tomto roce je')
})

test('a live meeting without quorum closes only as an informal record without votes', async () => {
  const { id } = await inTransaction(secretary, (work) =>
    recordMeeting(
      work,
      bodyId,
      {
        ...seventhMeeting,
        number: 11,
        heldOn: '2024-01-10',
        attendance: [],
        items: [],
        tasks: [],
        nextMeeting: { date: '2024-01-20', time: '15:00', place: null },
      },
      { state: 'published' },
    ),
  )
  expect(id).toBeTruthy()
  const open = () => editRecord(secretary, 'komise', '2024-01-20')
  const before = await open()
  await advanceMeeting(secretary, before.meeting.id, before.meeting.version, 'convened')
  await advanceMeeting(secretary, before.meeting.id, before.meeting.version + 1, 'in_session')
  const { meeting, draft } = await open()
  const two = draft.attendance.map((row, index) => ({ ...row, state: index < 2 ? 'present' : 'excused' }))
  const voted = { ...seventhMeeting.items[0]!, resolutions: seventhMeeting.items[0]!.resolutions }
  await rewriteMeeting(
    secretary,
    meeting.id,
    meeting.version,
    { ...record({ ...draft, attendance: two }), items: [voted] },
    [],
  )
  await expect(advanceMeeting(secretary, meeting.id, meeting.version + 1, 'closed')).rejects.toThrow(
    'Přítomno 2 z 5 členů',
  )
  await rewriteMeeting(
    secretary,
    meeting.id,
    meeting.version + 1,
    record({ ...draft, attendance: two, items: [] }),
    [],
  )
  await advanceMeeting(secretary, meeting.id, meeting.version + 2, 'closed')
  expect((await readMeeting(secretary, 'komise', '2024-01-20')).state).toBe('closed')
})

test('a task that a later meeting dealt with cannot be removed from its own', async () => {
  const id = '00000000-0000-4000-8000-000000000005'
  await transcribeMeeting(secretary, id, bodyId, {
    ...seventhMeeting,
    number: 12,
    heldOn: '2024-02-01',
    items: [],
    nextMeeting: null,
  })
  await inTransaction(secretary, (work) =>
    recordMeeting(
      work,
      bodyId,
      {
        ...seventhMeeting,
        number: 13,
        heldOn: '2024-02-10',
        items: [],
        tasks: [],
        attendance: [],
        nextMeeting: { date: '2024-02-20', time: null, place: null },
      },
      { state: 'published' },
    ),
  )
  const later = await editRecord(secretary, 'komise', '2024-02-20')
  const task = later.carried.find(({ fromDay }) => fromDay === '2024-02-01')!
  await rewriteMeeting(secretary, later.meeting.id, later.meeting.version, record(later.draft), [
    { taskId: task.id, state: 'done', note: null },
  ])
  await advanceMeeting(secretary, id, 1, 'in_session')
  const origin = await editRecord(secretary, 'komise', '2024-12')
  await expect(
    rewriteMeeting(secretary, id, origin.meeting.version, record({ ...origin.draft, tasks: [] }), []),
  ).rejects.toThrow('nejde smazat')
  await rewriteMeeting(secretary, id, origin.meeting.version, record({ ...origin.draft, place: 'jinde' }), [])
  expect((await editRecord(secretary, 'komise', '2024-12')).draft.tasks).toHaveLength(3)
})

test('the proposed number follows the body: anew each year where its settings say so', async () => {
  await inTransaction(system(at('2023-12-01')), async (work) => {
    const id = await foundBody(work, {
      slug: 'skupina',
      kind: 'working_group',
      name: 'Pracovní skupina',
      settings: { numbering: 'year' },
    })
    const last = {
      ...seventhMeeting,
      number: 9,
      heldOn: '2023-12-01',
      items: [],
      tasks: [],
      nextMeeting: { date: '2024-01-05', time: null, place: null },
    }
    await recordMeeting(work, id, last, { state: 'published' })
  })
  expect((await editRecord(system(at('2024-01-02')), 'skupina', '2024-01-05')).draft.number).toBe('1')
})

test('of a convened public sitting everyone sees the programme, nobody the draft', async () => {
  const committee = await inTransaction(system(at('2024-03-01')), async (work) => {
    const id = await foundBody(work, { slug: 'vybor', kind: 'committee', name: 'Finanční výbor' })
    const item = { ...seventhMeeting.items[0]!, title: 'Rozpočet', text: 'KONCEPT' }
    const planned = { date: '2024-03-20', time: '16:00', place: 'sál' }
    await recordMeeting(
      work,
      id,
      { ...seventhMeeting, number: 1, heldOn: '2024-03-01', items: [item], tasks: [], nextMeeting: planned },
      { state: 'published' },
    )
    return id
  })
  expect(committee).toBeTruthy()
  const keeper: Actor = { ...system(at('2024-03-02')), kind: 'person', accountId: 'zapisovatelka' }
  const { meeting, draft } = await editRecord(keeper, 'vybor', '2024-03-20')
  const items = [
    { ...seventhMeeting.items[0]!, title: 'Rozpočet', text: 'NEVEREJNÝ KONCEPT', resolutions: [] },
  ]
  await rewriteMeeting(keeper, meeting.id, meeting.version, { ...record(draft), items }, [])
  await advanceMeeting(keeper, meeting.id, meeting.version + 1, 'convened')
  const seen = await readMeeting(visitor(at('2024-03-03')), 'vybor', '2024-03-20')
  expect(seen).toMatchObject({ record: null, programme: [{ title: 'Rozpočet' }] })
  expect(JSON.stringify(seen)).not.toContain('KONCEPT')
  await expect(
    downloadMinutes(visitor(at('2024-03-03')), 'vybor', '2024-03-20', 'zapis.txt'),
  ).rejects.toThrow('nic není')
})

test('a visitor’s meeting page takes four statements', async () => {
  const original = pg.Client.prototype.query
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof original>) {
    statements++
    return original.apply(this, args)
  } as typeof original
  await readMeeting(visitor(at('2024-01-01')), 'komise', '2023-7')
  pg.Client.prototype.query = original
  expect(statements).toBeGreaterThan(0)
  expect(statements).toBeLessThanOrEqual(4)
})

test('an unpublished record shows nowhere, also not as the next meeting of another', async () => {
  await inTransaction(secretary, (work) =>
    recordMeeting(work, bodyId, {
      ...seventhMeeting,
      number: 77,
      heldOn: '2023-11-30',
      place: 'TAJNÉ MÍSTO',
      nextMeeting: null,
    }),
  )
  const anyone = visitor(at('2024-03-03'))
  expect(JSON.stringify(await readMeeting(anyone, 'komise', '2023-7'))).not.toContain('TAJNÉ')
  expect(JSON.stringify(await listMeetings({ page: 1 }))).not.toContain('2023-77')
  await expect(readMeeting(anyone, 'komise', '2023-77')).rejects.toThrow('nic není')
})

test('all of it stands in a whole audit chain', async () => {
  expect((await verifyAudit(database())).fault).toBeNull()
})
