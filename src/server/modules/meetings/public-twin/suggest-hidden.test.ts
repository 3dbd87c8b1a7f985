import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markHidden, withoutMarks } from './mark-hidden.ts'
import { markedSentences } from './marked-sentences.ts'
import { suggestHidden } from './suggest-hidden.ts'
import { recallOf, recallOfNames } from './measure-recall.ts'

test('of the personal data in sentences marked by hand at most one in twenty is missed', () => {
  const { recall, precision, missed } = recallOf(markedSentences)
  expect(missed.length, missed.join(' | ')).toBeLessThanOrEqual(2)
  expect(recall).toBeGreaterThanOrEqual(0.95)
  expect(precision).toBeGreaterThanOrEqual(0.85)
})

test('names that real minutes list are found in their text', () => {
  const folder = process.env['MINUTES_DIR'] ?? '../shared/minutes'
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      text: readFileSync(join(folder, name), 'utf8'),
      labels: JSON.parse(readFileSync(join(folder, name.replace('.txt', '.json')), 'utf8')) as Record<
        string,
        unknown
      >,
    }))
  expect(recallOfNames(documents).recall).toBeGreaterThanOrEqual(0.95)
})

test('marks stand around what was suggested, and nothing is suggested twice', () => {
  const text = 'Žádá Marie Vorlová, tel. 602 111 222.'
  const marked = markHidden(text, suggestHidden(text))
  expect(marked).toBe('Žádá ⟦Marie Vorlová⟧, tel. ⟦602 111 222⟧.')
  expect(suggestHidden(marked)).toEqual([])
  expect(withoutMarks(marked)).toBe(text)
})

test('a number that only looks like a birth number or an account is left alone', () => {
  expect(suggestHidden('Smlouva 720312/0019 a účet 2000145398/0800, verze 2026/0145.')).toEqual([])
})
