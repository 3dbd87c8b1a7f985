import { expect, test } from 'vitest'
import { formatDate } from './date.ts'
import { tie } from './typography.ts'

test('dates are written the Czech and the English way', () => {
  expect(formatDate('2023-12-02')).toBe('2.\u00a012.\u00a02023')
  expect(formatDate('2023-12-02', 'en')).toBe('2\u00a0December\u00a02023')
})

test('prepositions, units and section signs do not end a line', () => {
  expect(tie('k radnici v 5 km podle § 16 za 1 000 Kč')).toBe(
    'k\u00a0radnici v\u00a05\u00a0km podle §\u00a016 za 1\u00a0000\u00a0Kč',
  )
})
