import { expect, test } from 'vitest'
import { mergeDrafts } from './merge-drafts.ts'
import { emptyAttendance, emptyDraft, emptyItem, emptyResolution, emptyTask } from './record-draft.ts'

const base = {
  ...emptyDraft(),
  place: 'sál',
  attendance: [{ ...emptyAttendance(), id: 'p', name: 'A' }],
  items: [
    { ...emptyItem(), id: 'a', title: 'Program' },
    { ...emptyItem(), id: 'b', title: 'Různé' },
  ],
  resolutions: [{ ...emptyResolution(), id: 'r', item: '1', text: 'Souhlasí.', byName: { 0: 'for' } }],
}

test('what only one changed comes from that one, rows of both stand, references follow their rows', () => {
  const theirs = {
    ...base,
    place: 'sál B',
    items: [base.items[1]!, base.items[0]!, { ...emptyItem(), id: 'c', title: 'Rozpočet' }],
    resolutions: [{ ...base.resolutions[0]!, item: '0' }],
    tasks: [{ ...emptyTask(), id: 't', text: 'úkol', item: '2' }],
  }
  const mine = {
    ...base,
    items: [
      { ...base.items[0]!, presenter: 'Předseda' },
      base.items[1]!,
      { ...emptyItem(), title: 'Můj nový bod' },
    ],
    resolutions: [base.resolutions[0]!, { ...emptyResolution(), item: '2', text: 'Nové.' }],
  }
  const { merged, conflicts } = mergeDrafts(base, mine, theirs)
  expect(conflicts).toEqual([])
  expect(merged.place).toBe('sál B')
  expect(merged.items.map(({ title, presenter }) => [title, presenter])).toEqual([
    ['Program', 'Předseda'],
    ['Různé', ''],
    ['Můj nový bod', ''],
    ['Rozpočet', ''],
  ])
  expect(merged.resolutions.map(({ item, byName }) => [item, byName])).toEqual([
    ['1', { 0: 'for' }],
    ['2', {}],
  ])
  expect(merged.tasks.map(({ item }) => item)).toEqual(['3'])
})

test('where both changed the same field mine stands and it is told; what the other removed goes unless I wrote into it', () => {
  const theirs = { ...base, place: 'sál B', items: [base.items[0]!], resolutions: [] }
  const mine = {
    ...base,
    place: 'sál C',
    resolutions: [{ ...base.resolutions[0]!, text: 'Nesouhlasí.' }],
  }
  const { merged, conflicts } = mergeDrafts(base, mine, theirs)
  expect(conflicts).toEqual([{ field: 'place', mine: 'sál C', theirs: 'sál B' }])
  expect(merged.items.map(({ title }) => title)).toEqual(['Program'])
  expect(merged.resolutions).toMatchObject([{ id: '', text: 'Nesouhlasí.', item: '' }])
  expect(mergeDrafts(base, base, theirs).merged).toMatchObject({ place: 'sál B', resolutions: [] })
})

test('two who write a record that nobody saved yet meet in the same prefilled rows', () => {
  const prefilled = {
    ...emptyDraft(),
    attendance: ['A', 'B'].map((name) => ({ ...emptyAttendance(), name })),
    items: [{ ...emptyItem(), number: '1', title: 'Schválení programu' }],
  }
  const saved = {
    ...prefilled,
    attendance: prefilled.attendance.map((row, index) => ({
      ...row,
      id: `p${index}`,
      state: index ? 'excused' : 'present',
    })),
    items: [{ ...prefilled.items[0]!, id: 'i', title: 'První' }],
  }
  const mine = {
    ...prefilled,
    items: [
      { ...prefilled.items[0]!, title: 'Druhý' },
      { ...emptyItem(), title: 'Můj bod' },
    ],
    tasks: [{ ...emptyTask(), item: '0', text: 'úkol' }],
  }
  const { merged, conflicts } = mergeDrafts(prefilled, mine, saved)
  expect(merged.attendance.map(({ id, name, state }) => [id, name, state])).toEqual([
    ['p0', 'A', 'present'],
    ['p1', 'B', 'excused'],
  ])
  expect(merged.items.map(({ id, title }) => [id, title])).toEqual([
    ['i', 'Druhý'],
    ['', 'Můj bod'],
  ])
  expect(merged.tasks[0]!.item).toBe('0')
  expect(conflicts).toEqual([{ field: 'items.0.title', mine: 'Druhý', theirs: 'První' }])
})
