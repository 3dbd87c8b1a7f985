import { expect, test } from 'vitest'
import { checkRecord } from './check-record.ts'
import {
  moveItem,
  proposeYears,
  renumbered,
  reordered,
  withAllInFavour,
  withRemoved,
  withRow,
} from './change-draft.ts'
import { readRecordForm } from './read-record-form.ts'
import {
  emptyAttendance,
  emptyDraft,
  emptyItem,
  emptyResolution,
  emptyTask,
  presentMembers,
} from './record-draft.ts'

const draft = () => ({ ...emptyDraft(), heldOn: '2023-11-28' })

test('an empty form is one sentence away from a record: the day', () => {
  expect(checkRecord(emptyDraft())).toEqual({ errors: { heldOn: 'Zadejte datum, například 12. 12. 2023.' } })
  const checked = checkRecord(draft())
  expect(checked).toMatchObject({ record: { number: null, place: null, quorate: null, attendance: [] } })
})

test('errors name the row as the reader sees it, also behind blank rows', () => {
  const resolution = { ...emptyResolution(), text: 'Komise schvaluje.', item: '1', for: '-1' }
  const checked = checkRecord({
    ...draft(),
    heldOn: '2024-02-31',
    startsAt: '15:00',
    endsAt: '14:00',
    attendance: [emptyAttendance(), { ...emptyAttendance(), name: 'A', arrivedAt: '25:00' }],
    items: [emptyItem(), { ...emptyItem(), title: 'Program' }],
    resolutions: [emptyResolution(), resolution, { ...emptyResolution(), text: 'bez bodu' }],
    tasks: [{ ...emptyTask(), text: 'x'.repeat(6000) }],
  })
  expect('errors' in checked && Object.keys(checked.errors).sort()).toEqual([
    'attendance.1.arrivedAt',
    'endsAt',
    'heldOn',
    'resolutions.1.for',
    'resolutions.2.item',
    'tasks.0.text',
  ])
})

test('a count that is not written stays unstated', () => {
  const checked = checkRecord({
    ...draft(),
    items: [{ ...emptyItem(), title: 'Bod' }],
    resolutions: [{ ...emptyResolution(), item: '0', text: 'Schvaluje se.', for: '4' }],
  })
  expect('record' in checked && checked.record.items[0]!.resolutions[0]!.vote).toEqual({
    present: null,
    for: 4,
    against: null,
    abstain: null,
    notVoting: null,
    result: null,
    unanimous: null,
    source: 'transcribed',
    at: null,
    needed: null,
    neededBy: null,
    byName: [],
  })
})

test('a row with something written but no main text is an error, never dropped in silence', () => {
  const checked = checkRecord({
    ...draft(),
    number: '1e3',
    tasks: [{ ...emptyTask(), assignee: 'odbor dopravy' }],
    resolutions: [{ ...emptyResolution(), item: '0', for: '4' }],
    items: [{ ...emptyItem(), title: 'Bod' }],
    nextDate: '2020-01-01',
  })
  expect('errors' in checked && Object.keys(checked.errors).sort()).toEqual([
    'nextDate',
    'number',
    'resolutions.0.text',
    'tasks.0.text',
  ])
})

test('control and zero-width characters do not enter the record', () => {
  const checked = checkRecord({ ...draft(), place: 'sál\u0000\u200b č. 1\u202e' })
  expect('record' in checked && checked.record.place).toBe('sál č. 1')
})

test('the posted form is read back, rows and boxes included, and a forged count is bounded', () => {
  const form = new FormData()
  form.set('heldOn', '2023-11-28')
  form.set('handSigned', 'on')
  form.set('attendance.count', '1')
  form.set('attendance.0.name', 'A')
  form.set('attendance.0.capacity', 'member')
  form.set('attendance.0.state', 'present')
  form.set('items.count', '999999')
  const read = readRecordForm(form)
  expect(read).toMatchObject({ heldOn: '2023-11-28', handSigned: true, attendance: [{ name: 'A' }] })
  expect(read.items).toHaveLength(400)
  expect(presentMembers(read)).toBe(1)
})

test('a row taken away leaves the record and comes back as it was', () => {
  const two = {
    ...draft(),
    items: [
      { ...emptyItem(), title: 'A' },
      { ...emptyItem(), title: 'B' },
    ],
  }
  const without = withRemoved(two, 'items', 0, true)
  const checked = checkRecord(without)
  expect('record' in checked && checked.record.items.map(({ title }) => title)).toEqual(['B'])
  expect(withRemoved(without, 'items', 0, false)).toEqual(two)
  const orphan = { ...without, tasks: [{ ...emptyTask(), text: 'úkol', item: '0' }] }
  expect(checkRecord(orphan)).toMatchObject({
    errors: { 'tasks.0.item': expect.stringContaining('odebraný') },
  })
})

test('an item moves with its sub-items, what belongs to it follows', () => {
  const rows = [{ sub: false }, { sub: false }, { sub: true }, { sub: true }, { sub: false }]
  expect(moveItem(rows, 1, -1)).toEqual([1, 2, 3, 0, 4])
  expect(moveItem(rows, 0, 1)).toEqual([1, 2, 3, 0, 4])
  expect(moveItem(rows, 4, -1)).toEqual([0, 4, 1, 2, 3])
  expect(moveItem(rows, 3, -1)).toEqual([0, 1, 3, 2, 4])
  expect(moveItem(rows, 0, -1)).toEqual([0, 1, 2, 3, 4])
  expect(moveItem(rows, 4, 1)).toEqual([0, 1, 2, 3, 4])
  expect(moveItem([{ sub: false }, { sub: true }], 1, -1)).toEqual([0, 1])
  const items = ['A', 'B'].map((title) => ({ ...emptyItem(), title }))
  const moved = reordered(
    { ...draft(), items, tasks: [{ ...emptyTask(), item: '0' }] },
    moveItem(items, 0, 1),
  )
  expect(moved.items.map(({ title }) => title)).toEqual(['B', 'A'])
  expect(moved.tasks[0]!.item).toBe('1')
})

test('items stand in the order of their hidden field', () => {
  const form = new FormData()
  form.set('items.count', '3')
  for (const [index, [title, order]] of [
    ['A', '2'],
    ['B', '0'],
    ['C', '1'],
  ].entries()) {
    form.set(`items.${index}.title`, title!)
    form.set(`items.${index}.order`, order!)
  }
  form.set('tasks.count', '1')
  form.set('tasks.0.item', '0')
  form.set('resolutions.count', '1')
  form.set('resolutions.0.byName.0', 'for')
  form.set('resolutions.0.byName.x', 'for')
  const read = readRecordForm(form)
  expect(read.items.map(({ title }) => title)).toEqual(['B', 'C', 'A'])
  expect(read.tasks[0]!.item).toBe('2')
  expect(read.resolutions[0]!.byName).toEqual({ 0: 'for' })
})

test('a deadline without a year gets one proposed, after the meeting, and says so', () => {
  const tasks = ['do 15. 1.', '20.12.', '31. 2.', 'Trvá'].map((dueWords) => ({
    ...emptyTask(),
    text: 'úkol',
    dueWords,
  }))
  const proposed = proposeYears({ ...draft(), tasks })
  expect(proposed.tasks.map(({ dueOn, dueWords, dueProposed }) => [dueOn, dueWords, dueProposed])).toEqual([
    ['2024-01-15', '', true],
    ['2023-12-20', '', true],
    ['', '31. 2.', false],
    ['', 'Trvá', false],
  ])
})

test('numbers run on: a new item gets the next one, moved items are numbered again, old minutes keep theirs', () => {
  const items = ['1', '2'].map((number) => ({ ...emptyItem(), title: 'Bod', number }))
  expect(withRow({ ...draft(), items }, 'items').items.at(-1)!.number).toBe('3')
  const bare = items.map((item) => ({ ...item, number: '' }))
  expect(withRow({ ...draft(), items: bare }, 'items').items.at(-1)!.number).toBe('')
  expect(renumbered(['1', '2', '', '3'], [2, 1, 0, 3])).toEqual(['', '1', '2', '3'])
  expect(renumbered(['A', '7', '3'], [2, 0, 1])).toEqual(['3', 'A', '7'])
})

test('a vote of a running meeting is a live one, and nobody is in favour where nobody is present', () => {
  expect(withRow(draft(), 'resolutions', true).resolutions.at(-1)!.source).toBe('live')
  expect(withRow(draft(), 'resolutions').resolutions.at(-1)!.source).toBe('transcribed')
  const empty = { ...draft(), attendance: [], resolutions: [{ ...emptyResolution(), item: '0', text: 'x' }] }
  expect(withAllInFavour(empty, 0).resolutions[0]).toMatchObject({ present: '0', for: '', result: '' })
  const adopted = { ...emptyResolution(), item: '0', text: 'x', for: '0', result: 'accepted' }
  expect(checkRecord({ ...draft(), resolutions: [adopted] })).toMatchObject({
    errors: { 'resolutions.0.for': expect.stringContaining('aspoň jeden hlas pro') },
  })
})

test('the same person twice is a slip, and the sentence names the field', () => {
  const person = { ...emptyAttendance(), name: 'Jan Vzor' }
  expect(checkRecord({ ...draft(), attendance: [person, person] })).toMatchObject({
    errors: { 'attendance.1.name': 'Jan Vzor je v účasti dvakrát. Jeden řádek odeberte.' },
  })
  const twofold = [person, { ...person, state: 'excused' }]
  expect(checkRecord({ ...draft(), attendance: twofold })).toHaveProperty('record')
  const long = { ...person, name: 'x'.repeat(400) }
  expect(checkRecord({ ...draft(), attendance: [person, long] })).toMatchObject({
    errors: { 'attendance.1.name': '2. osoba: Zkraťte text na 300 znaků.' },
  })
})
