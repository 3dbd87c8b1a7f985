import { expect, test } from 'vitest'
import {
  checkRecord,
  emptyAttendance,
  emptyDraft,
  emptyItem,
  emptyResolution,
  emptyTask,
  presentMembers,
  readRecordForm,
} from './record-form.ts'

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
