import * as v from 'valibot'
import {
  meetingRecord,
  type AttendanceRecordInput,
  type MeetingRecordInput,
  type ResolutionRecordInput,
  type TaskRecordInput,
} from '../../../../shared/meetings/record.ts'

const person = (
  name: string,
  capacity: AttendanceRecordInput['capacity'],
  state: AttendanceRecordInput['state'] = 'present',
) => ({
  name,
  personId: null,
  capacity,
  state,
  arrivedAt: null,
  leftAt: null,
  gender: 'male' as const,
})
const task = (
  text: string,
  assignee: string | null,
  dueOn: string | null,
  state: TaskRecordInput['state'] = 'open',
): TaskRecordInput => ({
  text,
  assignee,
  dueOn,
  dueWords: null,
  state,
})
const conclusion = (text: string): ResolutionRecordInput => ({
  number: null,
  kind: 'conclusion',
  text,
  vote: null,
})
const item = (number: string | null, title: string, text: string) => ({
  number,
  title,
  presenter: null,
  text,
  onProgramme: false,
  resolutions: [] as ResolutionRecordInput[],
  tasks: [] as TaskRecordInput[],
})

const facts: MeetingRecordInput = {
  number: 7,
  heldOn: '2023-11-28',
  startsAt: null,
  endsAt: null,
  place: null,
  quorate: true,
  attendance: [
    person('Mgr. Michal Malý', 'member'),
    person('Ing. J. Vytiska', 'member'),
    person('Ing. J. Kříklán', 'member'),
    person('Bc. Lukáš Roubínek', 'member'),
    person('E. Kožušník', 'member', 'excused'),
    person('Ing. J. Bureš, MBA', 'standing_guest'),
    person('Ing. M. Čech', 'standing_guest'),
    person('Ing. Z. Vavřina', 'standing_guest'),
    person('Bc. J. Stodůlka', 'standing_guest'),
    person('Mgr. Jiří Šolc', 'standing_guest'),
  ],
  tasks: [
    task(
      'Připravit finanční analýzu: kolik peněz je na Smart City vyčleněno v roce 2023, kolik v připravovaném rozpočtu města na rok 2024 a podle dostupnosti také v předchozích letech.',
      'garant komise – náměstek Mgr. Šolc',
      '2023-12-12',
    ),
    task(
      'Zjistit, jaká významná otevřená data mají městské organizace a v jakých databázích je vedou.',
      'garant komise – náměstek Mgr. Šolc',
      null,
      'ongoing',
    ),
    task(
      'Předložit komisi seznam životních situací, které jsou v Portálu občana digitalizované.',
      'tajemník magistrátu – Ing. Čech',
      '2023-12-12',
    ),
  ],
  items: [
    {
      ...item('1', 'Přijetí programu jednání', ''),
      onProgramme: true,
      resolutions: [
        {
          number: null,
          kind: 'resolution',
          text: 'Komise přijímá program jednání podle pozvánky.',
          vote: {
            present: 4,
            for: 4,
            against: 0,
            abstain: 0,
            notVoting: 0,
            result: 'accepted',
            unanimous: null,
          },
        },
      ],
    },
    {
      ...item(
        null,
        'Městské aplikace pro občany a plán jejich rozvoje',
        'Ing. Bureš představil aplikace, které slouží komunikaci s občany, a údaje o jejich užívání (příloha č. 1). Uživatelů přibývá hlavně na webu Liberec a v Portálu občana; u aplikace Liberec v mobilu růst vidět není.\n\nZa klíčové oblasti rozvoje označil Portál občana, otevřená data, web Liberec a GIS. Aby se weby lépe používaly, je potřeba sjednotit jejich části a držet jednotnou grafiku i texty. To si žádá jeden úvazek webmastera a koordinaci s tiskovým oddělením magistrátu. Konkrétním úpravám Portálu občana se komise bude věnovat na dalších jednáních.',
      ),
      presenter: 'Ing. J. Bureš, MBA',
      resolutions: [conclusion('Členové komise souhlasí s představeným plánem rozvoje aplikací.')],
    },
    {
      ...item(
        null,
        'Priority komise',
        'Členové i stálí hosté se vyjadřují k pořadí priorit: Portál občana, otevřená data, web Liberec, bezpečnost.',
      ),
      tasks: [
        task(
          'Vyjádřit se k pořadí priorit: Portál občana, otevřená data, web Liberec, bezpečnost.',
          'členové komise a stálí hosté',
          '2024-01-18',
        ),
      ],
    },
    {
      ...item(null, 'Přizvání hosta na příští jednání', ''),
      invitations: [{ guest: 'Vedoucí tiskového oddělení kanceláře primátora', on: '2023-12-12' }],
      resolutions: [
        conclusion(
          'Členové komise i stálí hosté souhlasí s tím, aby byl na jednání 12. 12. 2023 přizván vedoucí tiskového oddělení kanceláře primátora, pan Tomáš Tesař.',
        ),
      ],
    },
    {
      ...item(
        null,
        'Vzdělávání zaměstnanců magistrátu',
        'Komise se chce na dalších jednáních věnovat vzdělávání zaměstnanců v informačních službách, jejich používání a bezpečnosti.',
      ),
      topics: ['Vzdělávání zaměstnanců v informačních službách a jejich bezpečnosti'],
    },
    item(
      null,
      'Časový plán na rok 2024',
      'Termíny jednání v roce 2024 obsahuje příloha č. 2; členové je dostanou také do svých diářů.',
    ),
  ],
  annexes: [
    { number: 1, title: 'Městské aplikace a jejich užívání' },
    { number: 2, title: 'Časový plán jednání komise na rok 2024' },
  ],
  chairName: 'Mgr. Michal Malý',
  recorderName: 'Eva Lenertová',
  recorderGender: 'female',
  verifiers: ['Bc. Lukáš Roubínek'],
  handSigned: true,
  nextMeeting: { date: '2023-12-12', time: '15:00', place: 'zasedací místnost č. 209' },
}

/** The commission's 7th meeting, its facts restated in our own words. */
export const seventhMeeting = v.parse(meetingRecord, facts)
