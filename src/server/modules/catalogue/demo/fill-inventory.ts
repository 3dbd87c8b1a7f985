import type { Barrier, Interface, PersonalDataAnswer, Readiness } from '../../../../shared/catalogue/words.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { keepSource } from '../inventory/keep-source.ts'
import { insertOrganisation, noteOrganisation } from '../inventory/organisation.store.ts'
import { newNonce } from '../inventory/save-organisation.ts'
import type { OrganisationKind } from '../../../../shared/catalogue/words.ts'

interface Sample {
  name: string
  holds: string
  system: string
  databaseProduct: string | null
  interface: Interface | null
  personalData: PersonalDataAnswer | null
  barrier: Barrier | null
  barrierNote?: string
  frequency: string | null
  readiness: Readiness | null
  decision?: string
  /** Months ago when it came into the inventory */
  since: number
}

const organisations: readonly {
  name: string
  ico?: string
  kind: OrganisationKind
  answered: boolean
  hasNone?: boolean
  due: number
  sources: readonly Sample[]
}[] = [
  {
    name: 'Ukázkové město',
    // numbers that nobody has
    ico: '00000001',
    kind: 'city',
    answered: true,
    due: -40,
    sources: [
      {
        // called as the table that Radnice publishes of it
        name: 'Řádky rozpočtu města',
        holds: 'Schválený, upravený a čerpaný rozpočet po paragrafech a položkách.',
        system: 'účetní systém',
        databaseProduct: 'Microsoft SQL Server',
        interface: 'export',
        personalData: 'no',
        barrier: 'none',
        frequency: 'MONTHLY',
        readiness: 5,
        decision: 'Komise souhlasí se zveřejněním.',
        since: 8,
      },
      {
        name: 'Dotace z rozpočtu města',
        holds: 'Příjemce, účel a částka dotací.',
        system: 'dotační portál',
        databaseProduct: 'PostgreSQL',
        interface: 'api',
        personalData: 'removable',
        barrier: 'none',
        frequency: 'WEEKLY',
        readiness: 3,
        since: 6,
      },
      {
        name: 'Evidence psů',
        holds: 'Držitelé psů a poplatky.',
        system: 'agenda poplatků',
        databaseProduct: 'Oracle Database',
        interface: 'export',
        personalData: 'yes',
        barrier: 'personal',
        barrierNote: 'Zveřejnit jdou jen počty po částech města.',
        frequency: 'DAILY',
        readiness: 2,
        since: 8,
      },
    ],
  },
  {
    name: 'Ukázkové technické služby',
    ico: '00000019',
    kind: 'company',
    answered: true,
    due: -40,
    sources: [
      {
        name: 'Stanoviště tříděného odpadu',
        holds: 'Poloha stanovišť, druhy nádob a dny svozu.',
        system: 'svozový systém',
        databaseProduct: 'PostgreSQL',
        interface: 'export',
        personalData: 'no',
        barrier: 'none',
        frequency: 'MONTHLY',
        readiness: 4,
        decision: 'Komise doporučuje zveřejnit do konce roku.',
        since: 7,
      },
      {
        name: 'Pasport veřejného osvětlení',
        holds: 'Svítidla, stožáry a rozvaděče.',
        system: 'pasport města',
        databaseProduct: 'Microsoft SQL Server',
        interface: 'none',
        personalData: 'no',
        barrier: 'security',
        barrierNote: 'Rozvaděče se nezveřejní, svítidla ano.',
        frequency: 'QUARTERLY',
        readiness: 2,
        since: 4,
      },
    ],
  },
  {
    name: 'Ukázkový dopravní podnik',
    kind: 'company',
    answered: true,
    due: -40,
    sources: [
      {
        name: 'Jízdní řády',
        holds: 'Linky, zastávky a odjezdy ve formátu GTFS.',
        system: 'plánování jízd',
        databaseProduct: null,
        interface: 'export',
        personalData: 'no',
        barrier: 'supplier',
        barrierNote: 'Výpis podle smlouvy vydává dodavatel jen na objednávku.',
        frequency: 'WEEKLY',
        readiness: 2,
        since: 5,
      },
      {
        name: 'Polohy vozidel',
        holds: 'Kde je které vozidlo, po deseti sekundách.',
        system: 'dispečink',
        databaseProduct: 'PostgreSQL s TimescaleDB',
        interface: 'api',
        personalData: 'no',
        barrier: null,
        frequency: 'CONT',
        readiness: null,
        since: 1,
      },
    ],
  },
  {
    name: 'Ukázková městská knihovna',
    kind: 'contributory',
    answered: false,
    due: -12,
    sources: [],
  },
  {
    name: 'Ukázkový zimní stadion',
    kind: 'contributory',
    answered: true,
    hasNone: true,
    due: -40,
    sources: [],
  },
  {
    name: 'Ukázková základní škola',
    kind: 'contributory',
    answered: false,
    due: 20,
    sources: [],
  },
]

export async function fillInventory(work: Work): Promise<void> {
  const now = work.actor.now
  for (const { name, ico = null, kind, answered, hasNone = false, due, sources } of organisations) {
    const id = newId()
    await insertOrganisation(work.db, { id, name, ico, kind, email: null, nonce: newNonce() })
    await noteOrganisation(work.db, id, {
      askedOn: shiftDay(localDay(now), due - 30),
      dueOn: shiftDay(localDay(now), due),
      answeredAt: answered ? new Date(now.getTime() + (due - 3) * 86_400_000) : null,
      hasNone,
    })
    for (const { frequency, since, ...source } of sources) {
      const then = new Date(now)
      then.setMonth(then.getMonth() - since)
      await keepSource(
        { ...work, actor: { ...work.actor, now: then } },
        { id: newId(), organisationId: id, version: null },
        {
          barrierNote: null,
          decision: null,
          ...source,
          supplier: null,
          owner: kind === 'city' ? 'odbor informatiky' : 'vedení organizace',
          legalBasis: null,
          updateFrequency: frequency,
          plannedOn: null,
          decisionAddress: null,
          databaseVersion: null,
          serverAddress: null,
          securityContact: null,
          weaknesses: null,
          ended: false,
        },
        // what nobody has judged yet came by the questionnaire and waits for a look
        source.readiness === null ? { by: name, byLink: true } : { by: 'ukázka', byLink: false },
      )
    }
  }
}
