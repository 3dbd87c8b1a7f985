import { cs } from '../../../../shared/messages/cs.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import type { OwnDataset } from '../../../platform/datasets/own-dataset.ts'
import { listResolutions, listTasks } from '../register.store.ts'
import { listAttendance, listPublicMeetings, listVoteEvents } from './vote-event.store.ts'

const whole = { limit: 200_000, offset: 0 }
const address = async ({ bodySlug, slug }: { bodySlug: string; slug: string }) =>
  `${await permanentBase()}/jednani/${bodySlug}/${slug}`

const common = {
  themes: ['GOVE'],
  frequency: 'IRREG',
} as const satisfies Partial<OwnDataset>
const body = { name: 'organ', title: 'Orgán', type: 'text' } as const
const day = { name: 'datum', title: 'Datum jednání', type: 'date' } as const
const meeting = { name: 'jednani', title: 'Adresa jednání', type: 'text' } as const

const meetings: OwnDataset = {
  ...common,
  name: 'meetings.meetings',
  title: 'Jednání orgánů města',
  titleEn: 'Meetings of the city’s bodies',
  description:
    'Kdy a kde jednaly orgány města, která jednání byla zrušená a kde je jejich stránka. Jen jednání, která jsou veřejná.',
  descriptionEn:
    'When and where the bodies of the city met, with the page of each meeting. Public meetings only.',
  keywords: ['jednání', 'zastupitelstvo', 'komise', 'kalendář'],
  page: '/jednani',
  columns: [
    { ...meeting, key: true },
    body,
    { name: 'cislo', title: 'Číslo jednání', type: 'integer' },
    day,
    { name: 'zacatek', title: 'Začátek', type: 'text' },
    { name: 'konec', title: 'Konec', type: 'text' },
    { name: 'misto', title: 'Místo', type: 'text' },
    { name: 'zruseno', title: 'Zrušeno', type: 'boolean' },
  ],
  read: async () =>
    Promise.all(
      (await listPublicMeetings(database(), whole.limit)).map(async (row) => ({
        jednani: await address(row),
        organ: row.bodyName,
        cislo: row.number,
        datum: row.heldOn,
        zacatek: row.startsAt,
        konec: row.endsAt,
        misto: row.place,
        zruseno: row.state === 'cancelled',
      })),
    ),
}

const votes: OwnDataset = {
  ...common,
  name: 'meetings.votes',
  title: 'Hlasování orgánů města',
  titleEn: 'Votes of the city’s bodies',
  description:
    'Výsledky hlasování ze zveřejněných zápisů: kolik bylo přítomno a kolik pro, proti, zdrželo se a nehlasovalo. Počty, které zápis neuvádí, jsou prázdné.',
  descriptionEn: 'Results of votes of published minutes. Counts that the minutes do not state are empty.',
  hasPersonalData: true,
  keywords: ['hlasování', 'usnesení', 'zastupitelstvo', 'komise'],
  page: '/usneseni',
  columns: [
    body,
    day,
    { name: 'cas', title: 'Čas hlasování', type: 'text' },
    { name: 'usneseni', title: 'Číslo usnesení', type: 'text' },
    { name: 'zneni', title: 'Znění', type: 'text' },
    { name: 'pritomno', title: 'Přítomno', type: 'integer' },
    { name: 'pro', title: 'Pro', type: 'integer' },
    { name: 'proti', title: 'Proti', type: 'integer' },
    { name: 'zdrzel_se', title: 'Zdržel se', type: 'integer' },
    { name: 'nehlasoval', title: 'Nehlasoval', type: 'integer' },
    { name: 'potreba', title: 'Potřeba hlasů', type: 'integer' },
    { name: 'vysledek', title: 'Výsledek', type: 'text' },
    meeting,
  ],
  read: async () =>
    Promise.all(
      (await listVoteEvents(database(), whole)).map(async (row) => ({
        organ: row.bodyName,
        datum: row.heldOn,
        cas: row.atTime,
        usneseni: row.number,
        zneni: row.text,
        pritomno: row.present,
        pro: row.inFavour,
        proti: row.against,
        zdrzel_se: row.abstain,
        nehlasoval: row.notVoting,
        potreba: row.needed,
        vysledek: row.result && cs.vote.results[row.result],
        jednani: await address(row),
      })),
    ),
}

/** The assembly is elected by the citizens, the council by the assembly from among its members; others are appointed. */
const isElected = ({ bodyKind }: { bodyKind: string }): boolean => ['assembly', 'council'].includes(bodyKind)

const attendance: OwnDataset = {
  ...common,
  name: 'meetings.attendance',
  title: 'Účast zvolených členů na jednáních',
  titleEn: 'Attendance of elected members at meetings',
  description:
    'Kdo ze zastupitelů a radních byl na kterém jednání, kdo byl omluvený a kdo přišel později. Jmenovaní členové výborů a komisí, hosté a veřejnost v datech nejsou.',
  descriptionEn:
    'Which members of the assembly and the council attended which meeting. Appointed members of committees, guests and the public are not in the data.',
  keywords: ['účast', 'docházka', 'zastupitelé', 'radní'],
  hasPersonalData: true,
  page: '/jednani',
  columns: [
    body,
    { name: 'cislo', title: 'Číslo jednání', type: 'integer' },
    day,
    { name: 'clen', title: 'Člen', type: 'text' },
    { name: 'stav', title: 'Účast', type: 'text' },
    { name: 'prichod', title: 'Příchod', type: 'text' },
    { name: 'odchod', title: 'Odchod', type: 'text' },
    meeting,
  ],
  read: async () =>
    Promise.all(
      (await listAttendance(database(), whole.limit)).filter(isElected).map(async (row) => ({
        organ: row.bodyName,
        cislo: row.number,
        datum: row.heldOn,
        clen: row.name,
        stav: cs.meetings.attendanceState.unknown[row.state],
        prichod: row.arrivedAt,
        odchod: row.leftAt,
        jednani: await address(row),
      })),
    ),
}

const resolutions: OwnDataset = {
  ...common,
  name: 'meetings.resolutions',
  title: 'Usnesení orgánů města',
  titleEn: 'Resolutions of the city’s bodies',
  description:
    'Usnesení, doporučení a vzetí na vědomí ze zveřejněných zápisů, s výsledkem hlasování. Co je v zápisu neveřejné, v datech není.',
  descriptionEn:
    'Resolutions of published minutes with the result of the vote. What is not public is not in the data.',
  hasPersonalData: true,
  keywords: ['usnesení', 'doporučení', 'rozhodnutí'],
  page: '/usneseni',
  columns: [
    { name: 'cislo', title: 'Číslo', type: 'text' },
    body,
    day,
    { name: 'druh', title: 'Druh', type: 'text' },
    { name: 'zneni', title: 'Znění', type: 'text' },
    { name: 'pro', title: 'Pro', type: 'integer' },
    { name: 'proti', title: 'Proti', type: 'integer' },
    { name: 'zdrzel_se', title: 'Zdržel se', type: 'integer' },
    { name: 'vysledek', title: 'Výsledek', type: 'text' },
    meeting,
  ],
  read: async () =>
    Promise.all(
      (await listResolutions(database(), whole)).rows.map(async (row) => ({
        cislo: row.number,
        organ: row.bodyName,
        datum: row.heldOn,
        druh: cs.meetings.kind[row.kind],
        zneni: row.text,
        pro: row.inFavour,
        proti: row.against,
        zdrzel_se: row.abstain,
        vysledek: row.result && cs.vote.results[row.result],
        jednani: await address(row),
      })),
    ),
}

const tasks: OwnDataset = {
  ...common,
  name: 'meetings.tasks',
  title: 'Úkoly orgánů města',
  titleEn: 'Tasks of the city’s bodies',
  description:
    'Úkoly ze zveřejněných zápisů: komu jsou uložené, do kdy a jak jsou na tom, tak jak je zápis uvádí.',
  descriptionEn: 'Tasks of published minutes: whose they are, by when, and how they stand.',
  hasPersonalData: true,
  keywords: ['úkoly', 'plnění', 'komise'],
  page: '/ukoly',
  columns: [
    body,
    day,
    { name: 'zneni', title: 'Úkol', type: 'text' },
    { name: 'odpovida', title: 'Odpovídá', type: 'text' },
    { name: 'termin', title: 'Termín', type: 'date' },
    { name: 'termin_slovy', title: 'Termín slovy', type: 'text' },
    { name: 'stav', title: 'Stav', type: 'text' },
    meeting,
  ],
  read: async () =>
    Promise.all(
      (await listTasks(database(), whole)).rows.map(async (row) => ({
        organ: row.bodyName,
        datum: row.heldOn,
        zneni: row.text,
        odpovida: row.assignee,
        termin: row.dueOn,
        termin_slovy: row.dueWords,
        stav: cs.tasks.state[row.state],
        jednani: await address(row),
      })),
    ),
}

/** What the meetings offer to everybody as open data. */
export const ownDatasets: readonly OwnDataset[] = [meetings, votes, attendance, resolutions, tasks]
