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

const headed = `Zápis z 2. jednání komise dne 19. 3. 2019
Přítomni: Jan Vzor, Eva Příkladná
Program jednání:
1. Úvodní slovo
Předseda přivítal členy a shrnul dění.
2. Místní plán a jeho aktualizace
Plány byly rozeslány bez kapitol 6 a 7.

Musí se zpracovat znovu.
3. Různé příspěvky
Nikdo se nepřihlásil.
Jednání ukončeno: v 15:30 hodin
Zápis připravil: Jan Vzor
`

test('text below the headings of items is their own, what is after the end is not text', () => {
  const { draft } = draftFromMinutes(parseMinutes(headed, { whole: true }), headed)
  expect(draft.items.map(({ title, text }) => [title, text])).toEqual([
    ['Úvodní slovo', 'Předseda přivítal členy a shrnul dění.'],
    ['Místní plán a jeho aktualizace', 'Plány byly rozeslány bez kapitol 6 a 7.\n\nMusí se zpracovat znovu.'],
    ['Různé příspěvky', 'Nikdo se nepřihlásil.'],
  ])
})

test('a document without any programme keeps its text', () => {
  const bare = `Zápis z jednání komise ze dne 4. 4. 2019

Přítomni: Jan Vzor

1. Projekty k diskuzi
Diskuse se týkala hřišť a laviček.
Předsedkyně komise navázala na minulé jednání.
`
  const { draft } = draftFromMinutes(parseMinutes(bare, { whole: true }), bare)
  const text = draft.items.map((item) => item.text).join('\n')
  expect(text).toContain('Diskuse se týkala hřišť a laviček.')
  expect(text).toContain('Předsedkyně komise navázala')
})

test('a deadline whose year the document leaves out is marked, and fields show where they were read', () => {
  const dated = `Zápis z 7. jednání komise dne 28. 11. 2023
Přítomni: Jan Vzor

Úkol pro garanta komise – náměstka Vzora: Předložit rozbor výdajů. Do komise dne 12. 12.

Úkol pro tajemníka: Předložit seznam. Do komise dne 12. 12. 2023

Příští jednání komise bude 12. 12. 2023 v zasedací místnosti č. 209 od 15:00 hodin.
`
  const { draft, doubts, passages } = draftFromMinutes(parseMinutes(dated, { whole: true }), dated)
  const marked = draft.tasks.map((task, index) => [task.dueOn, doubts[`tasks.${index}.dueOn`]])
  expect(marked).toEqual([
    ['2023-12-12', 'year_proposed'],
    ['2023-12-12', undefined],
  ])
  expect([passages['nextDate']?.line, passages['nextTime']?.line]).toEqual([8, 8])
  expect(draft.nextPlace).toBe('zasedací místnost č. 209')
  expect(draft.tasks[0]!.assignee).toContain('náměstek Vzor')
  expect(passages['tasks.0.assignee']?.line).toBe(4)
})

test('somebody listed as present and as excused is marked, whatever degrees stand beside the name', () => {
  const twofold = `Zápis z 7. jednání komise dne 28. 11. 2023

Přítomni: Mgr. Jan Vzor, Eva Příkladná
Omluveni: Mgr. Jan Vzor
`
  const { draft, doubts } = draftFromMinutes(parseMinutes(twofold, { whole: true }), twofold)
  const marked = draft.attendance.filter((_, index) => doubts[`attendance.${index}.name`])
  expect(marked).toMatchObject([{ name: 'Mgr. Jan Vzor', state: 'excused' }])
})

test('a deadline that no calendar has stays in the words of the document and is marked', () => {
  const text = `Zápis z 1. jednání komise dne 5. 1. 2024

Úkol pro garanta: Zpracovat přehled výdajů do 31. 2. 2024.
`
  const minutes = parseMinutes(text, { whole: true })
  expect(minutes.tasks).toMatchObject([{ due: 'do 31. 2. 2024' }])
  const { draft, doubts } = draftFromMinutes(minutes, text)
  expect(draft.tasks).toMatchObject([{ dueOn: '', dueWords: 'do 31. 2. 2024' }])
  expect(doubts['tasks.0.dueOn']).toBe('no_such_day')
})

test('a sentence that a task takes only a part of stays whole in the text', () => {
  const source = `Zápis z 4. jednání komise dne 5. 2. 2019
Přítomni: Jan Vzor, Eva Příkladná

1) Dotace
- komise pověřuje pana Vzora, aby se sešel s panem Novým z komise sportu a projednal
s ním pravidla pro poskytování dotací. Na příštím jednání pan Vzor podá komisi doplňující informace
k pravidlům pro poskytování dotací z fondu kultury.

Zapsala: Eva Příkladná
`
  const minutes = parseMinutes(source, { whole: true })
  expect(minutes.tasks.length).toBeGreaterThan(0)
  const text = draftFromMinutes(minutes, source)
    .draft.items.map((item) => item.text)
    .join('\n\n')
  expect(text).toContain('a projednal s ním pravidla pro poskytování dotací. Na příštím jednání')
  expect(text).toContain('doplňující informace k pravidlům')
})
