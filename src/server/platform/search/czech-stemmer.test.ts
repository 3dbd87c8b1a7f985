import { expect, test } from 'vitest'
import { fold, stemCzech } from './czech-stemmer.ts'

const families = [
  ['město', 'města', 'městu', 'městem', 'městech', 'měst'],
  ['komise', 'komisi', 'komisí', 'komisemi'],
  ['jednání', 'jednáním'],
  ['nový', 'nového', 'novému', 'novým', 'nová', 'nové'],
  ['rozpočet', 'rozpočtu', 'rozpočtem', 'rozpočty'],
  ['pes', 'psa', 'psi', 'psů'],
  ['Liberec', 'Liberce', 'Liberci'].map((word) => word.toLowerCase()),
  ['usnesení', 'usnesením', 'usneseních'],
  ['úkol', 'úkolu', 'úkoly', 'úkolů', 'úkolem'],
  ['dítě', 'děti', 'dětem'],
]

test('forms of a word share a stem', () => {
  const broken = families.filter((forms) => new Set(forms.map(stemCzech)).size > 1)
  expect(broken).toEqual([])
})

test('short words stay whole, different words stay apart', () => {
  expect(stemCzech('rok')).toBe('rok')
  expect(stemCzech('nový')).not.toBe('')
  expect(stemCzech('portál')).not.toBe(stemCzech('port'))
  expect(fold('žluťoučký')).toBe('zlutoucky')
})
