import { expect, test } from 'vitest'
import { genitiveOf } from './genitive.ts'

test('titles of minutes name the body in the genitive', () => {
  const names = [
    'Zastupitelstvo města',
    'Rada města',
    'Finanční výbor',
    'Výbor pro školství',
    'Komise pro Smart City',
    'Školská komise',
    'Pracovní skupina pro cyklostezky',
  ]
  expect(names.map(genitiveOf)).toEqual([
    'Zastupitelstva města',
    'Rady města',
    'Finančního výboru',
    'Výboru pro školství',
    'Komise pro Smart City',
    'Školské komise',
    'Pracovní skupiny pro cyklostezky',
  ])
})
