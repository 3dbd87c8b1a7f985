import { expect, test } from 'vitest'
import { parseMinutes } from './parse-minutes.ts'

// Invented documents in the habits of different towns

test('minutes of a committee: number of the year, bare counts, a task with its deadline', () => {
  const minutes = parseMinutes(`ZÁPIS
ze schůze Výboru pro životní prostředí č. 5/2022
konané dne 14. září 2022 v 16:30 hod. v zasedací místnosti radnice

Přítomni: Mgr. Jan Novák (předseda), Ing. Eva Malá, Petr Dlouhý, DiS.
Omluveni: Jana Veselá
Nepřítomni: –

Program:
1. Zahájení, schválení programu
2. Kácení dřevin v parku

Ad 1) Předseda zahájil jednání. Výbor je usnášeníschopný.
Výbor schvaluje program.
Hlasování: 3-0-0

Ad 2) Usnesení č. 12/2022: Výbor doporučuje zastupitelstvu schválit kácení 5 stromů.
Pro: 2, Proti: 0, Zdržel se: 1 (Dlouhý)
Úkol: Ing. Malá připraví seznam náhradní výsadby do 30. 9. 2022.

Jednání bylo ukončeno v 17:45.
Příští schůze se koná 12. 10. 2022 v 16:30.

Zapsala: Eva Malá
Ověřil: Petr Dlouhý
`)
  expect(minutes).toMatchObject({
    body: 'Výbor pro životní prostředí',
    number: 5,
    date: '2022-09-14',
    startTime: '16:30',
    endTime: '17:45',
    present: ['Jan Novák', 'Eva Malá', 'Petr Dlouhý'],
    excused: ['Jana Veselá'],
    absent: [],
    guests: null,
    quorate: true,
    chair: 'Jan Novák',
    recorder: 'Eva Malá',
    verifiers: ['Petr Dlouhý'],
    agenda: [{ number: '1' }, { number: '2', title: 'Kácení dřevin v parku' }],
    resolutions: [
      {
        number: null,
        text: 'Výbor schvaluje program.',
        vote: { for: 3, against: 0, abstain: 0, present: null, result: null },
      },
      { number: '12/2022', vote: { for: 2, against: 0, abstain: 1, notVoting: null } },
    ],
    tasks: [{ assignee: 'Malá', due: '2022-09-30', status: 'open' }],
    nextMeeting: { date: '2022-10-12', time: '16:30', place: null },
  })
})

test('who is only counted is not named, and consent without counts gives no numbers', () => {
  const minutes = parseMinutes(`Zápis č. 3
z jednání Komise pro sport a volný čas konaného 5. 3. 2024

Začátek: 17.00 hodin
Místo: velká zasedačka MěÚ

Přítomno: 5 členů (viz prezenční listina)
Omluven: 1 člen

1) Dotace 2024
Komise jednomyslně doporučuje RM schválit rozdělení dotací dle přílohy.
2) Hřiště
Komise bere na vědomí informaci o opravě hřiště. Pan Sýkora zjistí cenu oprav do příštího jednání.

Zapsal: J. Sýkora
`)
  expect(minutes).toMatchObject({
    number: 3,
    body: 'Komise pro sport a volný čas',
    present: null,
    excused: null,
    absent: null,
    quorate: null,
    agenda: null,
    startTime: '17:00',
  })
  expect(minutes.resolutions[0]!.vote).toEqual({
    present: null,
    for: null,
    against: null,
    abstain: null,
    notVoting: null,
    result: null,
    unanimous: true,
  })
  expect(minutes.resolutions[1]!.vote).toBeNull()
  expect(minutes.tasks).toMatchObject([{ assignee: 'Sýkora', due: 'do příštího jednání' }])
})

test('nothing, noise and a letter instead of minutes assert nothing', () => {
  for (const text of [
    '',
    '\u0000\u0001',
    'x'.repeat(50_000),
    'Dobrý den,\nposílám podklady na zítra.\nS pozdravem\nJ. N.',
    '(((('.repeat(5000),
  ]) {
    const { resolutions, tasks, agenda, present, number, quorate } = parseMinutes(text)
    expect({ resolutions, tasks, agenda, present, number, quorate }).toEqual({
      resolutions: [],
      tasks: [],
      agenda: null,
      present: null,
      number: null,
      quorate: null,
    })
  }
})
