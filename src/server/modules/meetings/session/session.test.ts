import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { visitor, type Actor } from '#server/platform/actor/actor.ts'
import { database } from '#server/platform/database/database.ts'
import { useCapabilitySecret } from '#server/platform/auth/capability.ts'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import {
  advanceMeeting,
  askToSpeak,
  callVote,
  castBallot,
  checkIn,
  checkInCode,
  chooseItem,
  closeBallot,
  confirmCheckIns,
  countHands,
  declareInterest,
  giveFloor,
  markPresence,
  openBallot,
  presenceOverTime,
  propose,
  readMeeting,
  readSession,
  setTask,
  startSession,
  writeItem,
} from '../index.ts'

await freshDatabase()
const { committee, plan, advance } = withCommittee()
beforeAll(() => useCapabilitySecret('tajemství jen pro tuto zkoušku, dost dlouhé'))

const at = (clock: string): Date => new Date(`2025-01-10T${clock}:00+01:00`)
const secretary = (clock = '15:00'): Actor => ({ ...committee.secretary, now: at(clock) })
const member = (personId: string, clock = '15:00'): Actor => ({
  ...visitor(at(clock)),
  kind: 'person',
  accountId: `ucet-${personId}`,
  personId,
})

/** An open, live meeting of five members, all of them in the room. */
let days = 0
const anotherDay = () => `2025-01-0${++days}`

async function held() {
  const { slug } = await plan(anotherDay())
  await advance(slug, 'convened', 'in_session')
  const { id } = await readMeeting(committee.secretary, 'vybor', slug)
  await startSession(secretary(), id)
  const view = (actor: Actor = secretary()) => readSession(actor, 'vybor', slug)
  const persons = async () => {
    const { rows } = await sql<{ id: string; personId: string }>`
      select id, person_id from meetings.attendance where meeting_id = ${id} and capacity = 'member' order by position`.execute(
      database(),
    )
    return rows
  }
  for (const person of await persons()) await markPresence(secretary(), id, person.id, 'in')
  const item = (await view()).items[0]!.id
  await chooseItem(secretary(), id, item)
  return { slug, id, view, item, people: await persons() }
}

test('a roll call, departures by the minute, and quorum that its loss takes away from a running vote', async () => {
  const { id, view, item, people } = await held()
  expect((await view()).live.room).toEqual({
    present: 5,
    members: 5,
    needed: 3,
    quorate: true,
    asking: 0,
  })
  expect((await view()).people!.map(({ arrivedAt }) => arrivedAt)).toEqual([null, null, null, null, null])
  const proposal = await propose(secretary(), id, item, 'resolution', 'Výbor schvaluje program.')
  await markPresence(secretary('15:10'), id, people[0]!.id, 'out')
  await markPresence(secretary('15:20'), id, people[1]!.id, 'out')
  const ballot = await openBallot(secretary('15:21'), id, [proposal], 'public')
  await castBallot(member(people[2]!.personId), ballot, 'for')
  await expect(castBallot(member(people[0]!.personId), ballot, 'for')).rejects.toThrow('nic není')
  await markPresence(secretary('15:22'), id, people[2]!.id, 'out')
  const stopped = await view()
  expect(stopped.live.room).toMatchObject({ present: 2, quorate: false })
  expect(stopped.live.ballot).toMatchObject({
    state: 'cancelled',
    cancelledBecause: 'quorum_lost',
    result: null,
  })
  await expect(castBallot(member(people[3]!.personId), ballot, 'for')).rejects.toThrow('skončilo')
  await expect(openBallot(secretary('15:23'), id, [proposal], 'public')).rejects.toThrow(
    'není usnášeníschopný',
  )
  await expect(
    countHands(secretary('15:23'), id, [proposal], { for: 2, against: 0, abstain: 0 }),
  ).rejects.toThrow('není usnášeníschopný')
  await markPresence(secretary('15:30'), id, people[2]!.id, 'in')
  const again = await openBallot(secretary('15:31'), id, [proposal], 'public')
  for (const person of people.slice(2)) await castBallot(member(person.personId), again, 'for')
  await closeBallot(secretary('15:32'), id, again)
  expect((await view()).live.ballot!.result).toEqual({
    for: 3,
    against: 0,
    abstain: 0,
    notVoting: 0,
    result: 'accepted',
  })
  const row = (await view()).items[0]!.resolutions[0]!.vote!
  expect(row).toMatchObject({ present: 3, for: 3, source: 'live', at: '15:32', doubts: [] })
  // who left and came back stands in the record with both times
  const { meeting } = await view()
  const moves = await presenceOverTime(secretary(), meeting)
  expect(
    moves
      .slice(1)
      .map(({ at: clock, present, quorate, came, left }) => [clock, present, quorate, came, left]),
  ).toEqual([
    ['15:10', 4, true, [], ['Předsedkyně']],
    ['15:20', 3, true, [], ['Člen B']],
    ['15:22', 2, false, [], ['Člen C']],
    ['15:30', 3, true, ['Člen C'], []],
  ])
  expect(await presenceOverTime(visitor(now), meeting)).toEqual([])
})

test('fifty taps at once are one vote, also when a request is repeated', async () => {
  const { id, view, item, people } = await held()
  for (const method of ['public', 'secret'] as const) {
    const proposal = await propose(secretary(), id, item, 'resolution', `Návrh ${method}`)
    const ballot = await openBallot(secretary(), id, [proposal], method)
    const taps = people.flatMap(({ personId }, index) =>
      Array.from({ length: 10 }, () =>
        castBallot(member(personId), ballot, index < 3 ? 'for' : index === 3 ? 'against' : 'abstain'),
      ),
    )
    await Promise.all(taps)
    expect((await view()).live.ballot).toMatchObject({ voted: 5, result: null })
    await closeBallot(secretary(), id, ballot)
    expect((await view()).live.ballot!.result).toEqual({
      for: 3,
      against: 1,
      abstain: 1,
      notVoting: 0,
      result: 'accepted',
    })
  }
})

test('votes cast while a ballot is being closed are either counted or refused', async () => {
  const { id, view, item, people } = await held()
  const proposal = await propose(secretary(), id, item, 'resolution', 'Souběh')
  const ballot = await openBallot(secretary(), id, [proposal], 'secret')
  const casts = people.map(({ personId }) => castBallot(member(personId), ballot, 'for'))
  const [closed, ...cast] = await Promise.allSettled([closeBallot(secretary(), id, ballot), ...casts])
  expect(closed.status).toBe('fulfilled')
  const counted = cast.filter(({ status }) => status === 'fulfilled').length
  const { result } = (await view()).live.ballot!
  expect(result).toMatchObject({ for: counted, notVoting: 5 - counted })
})

test('a secret ballot cannot be linked to people from tables, places of rows, transactions or the audit trail', async () => {
  const { id, view, item, people } = await held()
  const proposal = await propose(secretary(), id, item, 'resolution', 'Volba předsedy')
  const ballot = await openBallot(secretary(), id, [proposal], 'secret')
  // people vote in an order that is not that of their ids, and only the last one is against
  const order = [people[3]!, people[0]!, people[4]!, people[1]!, people[2]!]
  for (const [index, { personId }] of order.entries()) {
    await castBallot(member(personId), ballot, index === 4 ? 'against' : 'for')
    expect(JSON.stringify((await view(member(personId))).live.ballot)).not.toContain('"against":')
    expect((await view(member(personId))).own).toMatchObject({ voted: true, option: null })
  }
  await closeBallot(secretary(), id, ballot)
  const db = database()
  const { rows: voters } = await sql<Record<string, unknown>>`
    select xmin::text, ctid::text, attendance_id, voted, option from meetings.ballot_voter where ballot_id = ${ballot} order by ctid`.execute(
    db,
  )
  expect(voters.map(({ option }) => option)).toEqual([null, null, null, null, null])
  expect(new Set(voters.map(({ xmin }) => xmin)).size).toBe(1)
  const places = voters.map(({ attendanceId }) => String(attendanceId))
  expect(places).toEqual([...places].sort())
  const { rows: ballots } = await sql`select * from meetings.vote where vote_event_id in
    (select id from meetings.vote_event where resolution_id = ${proposal})`.execute(db)
  expect(ballots).toEqual([])
  const { rows: trail } = await sql<{ action: string; actor: string }>`
    select action, actor from platform.audit_entry where subject_id = ${id} and action like 'meetings.ballot%' order by seq`.execute(
    db,
  )
  expect(trail.map(({ action }) => action)).toEqual(['meetings.ballot.opened', 'meetings.ballot.closed'])
  expect(new Set(trail.map(({ actor }) => actor))).toEqual(new Set(['tajemnik']))
  // wherever a table of the database speaks of a voter or of their option, it does not speak of both
  const { rows: columns } = await sql<{ table: string; columns: string[] }>`
    select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
    where c.table_schema = 'meetings' and c.table_name like 'ballot%' group by 1`.execute(db)
  for (const { table, columns: names } of columns)
    if (names.includes('in_favour')) expect(names, table).not.toContain('attendance_id')
})

test('a block vote, a roll call and a higher majority', async () => {
  const { id, view, item, people } = await held()
  const ids = [
    await propose(secretary(), id, item, 'resolution', 'První'),
    await propose(secretary(), id, item, 'recommendation', 'Druhý'),
  ]
  await expect(
    openBallot(secretary(), id, ids, 'public', { needed: 2, neededBy: 'jednací řád' }),
  ).rejects.toThrow('3 až 5')
  const ballot = await openBallot(secretary(), id, ids, 'public', {
    needed: 4,
    neededBy: 'jednací řád čl. 5',
  })
  await expect(openBallot(secretary(), id, ids, 'public')).rejects.toThrow('už běží')
  for (const person of people.slice(0, 3)) await callVote(secretary(), id, ballot, person.id, 'for')
  await callVote(secretary(), id, ballot, people[3]!.id, 'against')
  await callVote(secretary(), id, ballot, people[3]!.id, null)
  expect((await view()).people!.map(({ option }) => option)).toEqual(['for', 'for', 'for', null, null])
  await expect(advanceMeeting(secretary(), id, (await view()).meeting.version, 'closed')).rejects.toThrow(
    'běží hlasování',
  )
  await closeBallot(secretary(), id, ballot)
  const votes = (await view()).items[0]!.resolutions.map(({ vote }) => vote!)
  expect(votes.map((vote) => [vote.for, vote.notVoting, vote.result, vote.needed])).toEqual([
    [3, 2, 'rejected', 4],
    [3, 2, 'rejected', 4],
  ])
  expect(votes[0]!.byName.filter(({ option }) => option === 'not_voting')).toHaveLength(2)
  await expect(openBallot(secretary(), id, ids, 'public')).rejects.toThrow('ještě nehlasovalo')
})

test('who is here says so by the code of the room, speaks in turn, declares an interest; the recorder writes', async () => {
  const { slug } = await plan(anotherDay())
  await advance(slug, 'convened', 'in_session')
  const { id } = await readMeeting(committee.secretary, 'vybor', slug)
  await startSession(secretary(), id)
  const view = () => readSession(secretary(), 'vybor', slug)
  const { rows: people } = await sql<{ id: string; personId: string }>`
    select id, person_id from meetings.attendance where meeting_id = ${id} and capacity = 'member' order by position`.execute(
    database(),
  )
  const chair = member(people[0]!.personId)
  const { code } = await checkInCode(secretary(), id)
  await expect(checkInCode(chair, '01900000-0000-7000-8000-000000000000')).rejects.toThrow('nic není')
  await expect(askToSpeak(member(people[1]!.personId), id, 'speech')).rejects.toThrow('kdo je přítomen')
  await expect(
    checkIn(member(people[1]!.personId), id, code === '000000' ? '000001' : '000000', '10.0.0.1'),
  ).rejects.toThrow('už neplatí')
  await expect(checkIn(member(people[1]!.personId, '15:05'), id, code, '10.0.0.1')).rejects.toThrow(
    'už neplatí',
  )
  for (const person of people.slice(0, 4)) await checkIn(member(person.personId), id, code, '10.0.0.1')
  await checkIn(chair, id, code, '10.0.0.1')
  expect((await view()).live.room.present).toBe(0)
  expect(await confirmCheckIns(secretary(), id)).toBe(4)
  expect((await view()).live.room).toMatchObject({ present: 4, quorate: true })

  await expect(declareInterest(chair, id)).rejects.toThrow('u žádného bodu')
  const item = (await view()).items[0]!
  await chooseItem(secretary(), id, item.id)
  await askToSpeak(member(people[1]!.personId), id, 'speech')
  await askToSpeak(member(people[1]!.personId), id, 'speech')
  await askToSpeak(member(people[2]!.personId), id, 'point_of_order')
  const { waiting } = (await view()).live
  expect(waiting.map(({ name, kind }) => [name, kind])).toEqual([
    ['Člen C', 'point_of_order'],
    ['Člen B', 'speech'],
  ])
  await giveFloor(secretary('15:02'), id, waiting[1]!.id)
  expect((await view()).live.speaking).toMatchObject({ name: 'Člen B', since: at('15:02').toISOString() })

  await declareInterest(chair, id)
  await declareInterest(chair, id)
  expect((await view()).items[0]!.text).toBe('Předsedkyně oznámila střet zájmů.')
  await expect(writeItem(secretary(), id, item.id, '', 'Přepsáno')).rejects.toThrow('změnil někdo jiný')
  await writeItem(secretary(), id, item.id, 'Předsedkyně oznámila střet zájmů.', 'Rozprava proběhla.')
  await setTask(secretary(), id, item.id, {
    text: 'Připravit podklady.',
    assignee: 'Člen B',
    due: '2025-02-01',
  })
  await expect(
    setTask(secretary(), id, item.id, { text: 'X', assignee: '', due: '2025-02-31' }),
  ).rejects.toThrow('kalendáři')
  const after = (await view()).items[0]!
  expect([after.text, after.tasks.map(({ text }) => text)]).toEqual([
    'Rozprava proběhla.',
    ['Připravit podklady.'],
  ])
  // a late comer is noted with the minute, after a vote of that minute in the next one
  const proposal = await propose(secretary(), id, item.id, 'resolution', 'Bere na vědomí.')
  await countHands(secretary('15:40'), id, [proposal], { for: 3, against: 0, abstain: 1 })
  await expect(
    countHands(secretary('15:40'), id, [proposal], { for: 3, against: 0, abstain: 1 }),
  ).rejects.toThrow('ještě nehlasovalo')
  await markPresence(secretary('15:40'), id, people[4]!.id, 'in')
  expect((await view()).people!.find((one) => one.id === people[4]!.id)).toMatchObject({ arrivedAt: '15:41' })
  expect((await view()).items[0]!.resolutions[0]!.vote).toMatchObject({
    present: 4,
    notVoting: 0,
    doubts: [],
  })

  await advanceMeeting(secretary('16:15'), id, (await view()).meeting.version, 'closed')
  expect(await readMeeting(committee.secretary, 'vybor', slug)).toMatchObject({
    state: 'closed',
    endsAt: '16:15',
  })
  await expect(markPresence(secretary(), id, people[0]!.id, 'out')).rejects.toThrow('neprobíhá')
})

test('only who keeps the records leads, only who belongs to the body sees', async () => {
  const { id, slug, people } = await held()
  const chairless = member(people[1]!.personId)
  await expect(markPresence(chairless, id, people[0]!.id, 'out')).rejects.toThrow('nic není')
  await expect(openBallot(chairless, id, [], 'public')).rejects.toThrow('nic není')
  expect((await readSession(chairless, 'vybor', slug)).people).toBeNull()
  await expect(readSession(visitor(now), 'vybor', slug)).rejects.toThrow('nic není')
  await expect(readSession(member('01900000-0000-7000-8000-000000000000'), 'vybor', slug)).rejects.toThrow(
    'nic není',
  )
})
