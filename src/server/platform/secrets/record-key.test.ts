import { expect, test } from 'vitest'
import {
  blindIndex,
  newRecordKey,
  openRecordKey,
  rewrapRecordKey,
  seal,
  unseal,
  useBlindSecret,
  useMasterKeys,
} from './record-key.ts'

test('a text opens under its own key at its own place only, unchanged only', () => {
  useMasterKeys('first')
  const record = newRecordKey()
  const sealed = seal(record, 'case.answers', 'Příliš žluťoučký kůň')
  expect(sealed.toString('latin1')).not.toContain('k\u016f\u0148')
  expect(unseal(openRecordKey(record.wrapped), 'case.answers', sealed)).toBe('Příliš žluťoučký kůň')
  expect(() => unseal(record, 'case.message', sealed)).toThrow()
  expect(() => unseal(newRecordKey(), 'case.answers', sealed)).toThrow()
  sealed[20]! ^= 1
  expect(() => unseal(record, 'case.answers', sealed)).toThrow()
})

test('a new master key opens what the older one wrapped, and needs the older one no more once all is wrapped anew', () => {
  useMasterKeys('first')
  const record = newRecordKey()
  useMasterKeys('second')
  expect(() => openRecordKey(record.wrapped)).toThrow(/unknown master key/)
  useMasterKeys('second', ['first'])
  const rewrapped = rewrapRecordKey(record.wrapped)!
  expect(rewrapRecordKey(rewrapped)).toBeNull()
  useMasterKeys('second')
  expect(openRecordKey(rewrapped).key.equals(record.key)).toBe(true)
})

test('a blind index is the same for the same text and purpose, and says nothing of it', () => {
  useBlindSecret('x')
  expect(blindIndex('name', 'novak').equals(blindIndex('name', 'novak'))).toBe(true)
  expect(blindIndex('name', 'novak').equals(blindIndex('mail', 'novak'))).toBe(false)
  useBlindSecret('y')
  expect(blindIndex('name', 'novak').toString('hex')).toHaveLength(64)
})
