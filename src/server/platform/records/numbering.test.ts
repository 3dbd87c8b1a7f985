import { expect, test } from 'vitest'
import { checkRules, numberBy } from './numbering.ts'

test('numbers follow the rule of their series', () => {
  const parts = { order: 12, year: 2024, series: 'KSC' }
  expect(numberBy('MML/{rada}/{poradi:5}/{rok}', parts)).toBe('MML/KSC/00012/2024')
  expect(numberBy('{poradi}/{rok}', parts)).toBe('12/2024')
})

test('a rule whose numbers would repeat, or that hides something, is refused', () => {
  expect(() => checkRules('MML/{poradi}', '{rada}/{rok}')).toThrow('opakovalo')
  expect(() => checkRules('{poradi}/{rok}/{datum}', '{rada}')).toThrow('značky')
  expect(() => checkRules('../{poradi}/{rok}\n', '{rada}')).toThrow('značky')
  expect(() => checkRules('{poradi}/{rok}', ' ')).toThrow('značky')
  expect(() => checkRules('MML {poradi:4}/{rok}', '{rada}-{rok}')).not.toThrow()
})
