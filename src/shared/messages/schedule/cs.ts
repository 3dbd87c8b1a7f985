import { plural } from '../plural.ts'

const count = plural('cs')
const days = new Intl.DateTimeFormat('cs', { weekday: 'long', timeZone: 'UTC' })

/** Czech words of the yearly plan of meetings. */
export const cs = {
  schedule: {
    title: 'Časový plán jednání',
    titleOf: (year: number, body: string) => `Časový plán na rok ${year} – ${body}`,
    lead: 'Navrhněte termíny celého roku podle pravidla, upravte je a schvalte najednou. Schválený plán se objeví ve veřejném přehledu a v kalendářích.',
    none: 'Zatím tu není žádný plán. Navrhněte první.',
    year: 'Rok',
    dates: (n: number) => count(n, { one: 'termín', few: 'termíny', many: 'termínu', other: 'termínů' }),
    draft: 'návrh',
    approved: (day: string) => `schválený ${day}`,
    propose: 'Navrhnout termíny',
    repeats: 'Jak se termíny opakují',
    monthly: 'Určitý den v měsíci, například poslední úterý',
    weekly: 'Po určitém počtu týdnů',
    which: 'Kolikátý',
    places: { '1': 'první', '2': 'druhý', '3': 'třetí', '4': 'čtvrtý', '-1': 'poslední' },
    weekday: 'Den v týdnu',
    weekdays: {
      MO: 'pondělí',
      TU: 'úterý',
      WE: 'středa',
      TH: 'čtvrtek',
      FR: 'pátek',
      SA: 'sobota',
      SU: 'neděle',
    },
    months: 'Měsíce',
    month: (month: number) =>
      new Intl.DateTimeFormat('cs', { month: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2024, month - 1, 1)),
      ),
    weeks: 'Po kolika týdnech',
    firstOn: 'První datum',
    date: 'Datum',
    time: 'Začátek',
    place: 'Místo',
    note: 'Na co myslet',
    dayOf: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
    printed: (day: string) => `Stav ke dni ${day}`,
    holiday: (name: string) => `státní svátek: ${name}`,
    weekend: 'víkend',
    room: (body: string, at: string | null, proposed: boolean) =>
      `místnost má ${at ? `od ${at} ` : ''}${body}${proposed ? ' (návrh)' : ''}`,
    people: (body: string, n: number, at: string | null, proposed: boolean) =>
      `${count(n, { one: 'člen je', few: 'členové jsou', many: 'člena je', other: 'členů je' })} ${at ? `od ${at} ` : ''}i jinde: ${body}${proposed ? ' (návrh)' : ''}`,
    rowDate: (n: number) => `Datum, ${n}. termín`,
    rowTime: (n: number) => `Začátek, ${n}. termín`,
    rowPlace: (n: number) => `Místo, ${n}. termín`,
    emptyRow: 'Řádek bez data se neuloží. Další termín napište do posledního řádku.',
    save: 'Uložit návrh',
    approve: 'Schválit plán',
    approveTitle: (year: number, body: string) => `Schválit časový plán na rok ${year}: ${body}`,
    approveHelp:
      'Ze všech termínů se najednou stanou plánovaná jednání a uvidí je veřejnost. Jednotlivý termín pak přeložíte nebo zrušíte na stránce jednání.',
    drop: 'Zahodit návrh',
    dropTitle: (year: number, body: string) => `Zahodit návrh plánu na rok ${year}: ${body}`,
    dropHelp: 'Navržené termíny se smažou. Žádné jednání se tím nezruší.',
    movedFrom: (day: string) => `přeloženo z ${day}`,
    toDiaries: 'Poslat termíny do diářů',
    toDiariesHelp:
      'Každý z orgánu, kdo má e-mail, dostane pozvánku na každý budoucí termín. Kdo ji už má a nic se nezměnilo, nedostane nic.',
    attach: 'Připojit k zápisu jako přílohu',
    attachTo: 'K zápisu jednání',
    attachNone: 'Žádné jednání tohoto orgánu nemá otevřený zápis.',
    move: 'Změnit termín nebo místo',
    moveHelp: 'Adresa jednání zůstane stejná. Termíny úkolů „do jednání“ se posunou s ním.',
    moveSubmit: 'Změnit termín',
  },
}
