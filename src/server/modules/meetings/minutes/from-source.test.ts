import { expect, test } from 'vitest'
import { draftFromMinutes } from './draft-from-minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'

const long =
  'Zpracovat podrobný přehled všech výdajů na údržbu veřejného osvětlení za poslední tři roky, rozdělený podle městských částí a druhů svítidel.'
const source = `Zápis z 3. jednání komise pro osvětlení dne 5. 3. 2024

Přítomni: Ing. Jan Vzor, Mgr. Eva Příkladná, MBA
Omluveni: Petr Ukázka
Stálí hosté: Bc. Adam Vážný

Program jednání:
1. Stav osvětlení
2. Různé

Komise se seznámila se stavem svítidel v celém městě a s tím, kolik jich je potřeba vyměnit.

Úkol pro garanta komise: ${long} Trvá.

Zapsala: Eva Písařová
Předseda komise: Ing. Jan Vzor v. r.
`

test('the review of old minutes holds the whole document, not an extract', () => {
  const { draft } = draftFromMinutes(parseMinutes(source, { whole: true }), source)
  expect(draft.attendance.map(({ name, capacity }) => [name, capacity])).toEqual([
    ['Ing. Jan Vzor', 'member'],
    ['Mgr. Eva Příkladná, MBA', 'member'],
    ['Petr Ukázka', 'member'],
    ['Bc. Adam Vážný', 'standing_guest'],
  ])
  expect(draft.tasks).toMatchObject([{ text: long, state: 'ongoing' }])
  expect(draft.items.at(-1)!.text).toContain('Komise se seznámila se stavem svítidel')
  expect(draft).toMatchObject({ recorderGender: 'female', handSigned: true })
  expect(parseMinutes(source).tasks[0]!.text).toBe(long.slice(0, 120).trim())
})
