import { plural } from '../plural.ts'

const count = plural('cs')

/** Czech words of the annual report of a body. */
export const cs = {
  report: {
    title: 'Výroční zpráva',
    titleOf: (year: number, body: string) => `Výroční zpráva za rok ${year} – ${body}`,
    lead: 'Sestavená ze zveřejněných zápisů. Co zápis neuvádí, nepočítáme.',
    asOf: (day: string) => `Údaje ke dni ${day}`,
    link: (year: number) => `Výroční zpráva za rok ${year}`,
    years: 'Jiný rok',
    pdf: 'Zpráva jako PDF',
    json: 'Údaje jako JSON',
    meetings: 'Jednání',
    held: (n: number) =>
      `${count(n, { one: 'jednání', few: 'jednání', many: 'jednání', other: 'jednání' })} se zveřejněným zápisem.`,
    cancelled: (n: number) =>
      `Zrušeno: ${count(n, { one: 'jednání', few: 'jednání', many: 'jednání', other: 'jednání' })}.`,
    number: 'Číslo',
    date: 'Datum',
    present: 'Přítomno členů',
    members: 'Členů celkem',
    informal: 'neusnášeníschopné',
    unstated: 'neuvedeno',
    noAttendance: 'Účast jednotlivých členů tento orgán nezveřejňuje.',
    decisions: 'Co orgán rozhodl',
    votes: (taken: number, accepted: number, rejected: number, unstated: number) =>
      `Hlasování: ${taken}, z toho přijato ${accepted}, nepřijato ${rejected}${unstated > 0 ? `, výsledek neuveden ${unstated}` : ''}.`,
    wording: 'Znění',
    result: 'Výsledek',
    noDecisions: 'Zápisy žádné usnesení neuvádějí.',
    tasks: 'Úkoly uložené v tomto roce',
    overdue: (n: number) =>
      `${count(n, { one: 'úkol je', few: 'úkoly jsou', many: 'úkolu je', other: 'úkolů je' })} po termínu.`,
    attendanceExport: 'Výkaz účasti pro odměny (CSV)',
    half: (n: number) => `${n}. pololetí`,
    wholeYear: 'celý rok',
    noTasks: 'Zápisy žádný úkol neuvádějí.',
  },
}
