import { expect, test } from 'vitest'
import { newId } from '../database/new-id.ts'
import { capabilityOf, holdsCapability, idInCapability, useCapabilitySecret } from './capability.ts'

useCapabilitySecret('a secret of the test')

test('a link opens one thing for one purpose, until its nonce changes', () => {
  const id = newId()
  const token = capabilityOf('answer', id, '1')
  expect(token).toHaveLength(64)
  expect(idInCapability(token)).toBe(id)
  expect(holdsCapability(token, 'answer', '1')).toBe(true)
  expect(holdsCapability(token, 'calendar', '1')).toBe(false)
  expect(holdsCapability(token, 'answer', '2')).toBe(false)
})

test('no changed character and no other id passes', () => {
  const token = capabilityOf('answer', newId())
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A'
    const changed = token.slice(0, at) + other + token.slice(at + 1)
    expect(holdsCapability(changed, 'answer')).toBe(false)
  }
  for (const wrong of ['', 'x', `${token}A`, token.slice(1), '../../etc/passwd'.padEnd(64, '.')])
    expect([idInCapability(wrong), holdsCapability(wrong, 'answer')]).toEqual([null, false])
})

test('another installation makes other links', () => {
  const token = capabilityOf('answer', newId())
  useCapabilitySecret('another secret')
  expect(holdsCapability(token, 'answer')).toBe(false)
})
