import { expect, test } from 'vitest'
import { compareWording, mergeWording } from './merge-wording.ts'

test('a change is shown by words', () => {
  const changes = compareWording('Komise schválila rozpočet.', 'Komise neschválila celý rozpočet.')
  expect(changes.filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual(['schválila'])
  expect(
    changes
      .filter(({ kind }) => kind !== 'removed')
      .map(({ text }) => text)
      .join(''),
  ).toBe('Komise neschválila celý rozpočet.')
})

test('a change made on an older text goes into the one that stands, unless both touch one place', () => {
  const before = 'Vedoucí odboru představil portál. Diskuse byla krátká.'
  const standing = 'Vedoucí odboru představil portál. Diskuse byla dlouhá.'
  const after = 'Vedoucí odboru představila portál. Diskuse byla krátká.'
  expect(mergeWording(before, after, standing)).toBe(
    'Vedoucí odboru představila portál. Diskuse byla dlouhá.',
  )
  expect(mergeWording(before, before.replace('krátká', 'věcná'), standing)).toBeNull()
  expect(mergeWording(before, after, before)).toBe(after)
})
