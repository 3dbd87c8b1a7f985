import type { PlatformKind } from '../../../../shared/platforms/words.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { registerOwnPlatforms } from '../own-platform.ts'
import { insertGoal, insertImprovement, insertLink } from '../plan.store.ts'
import { insertPlatform } from '../platform.store.ts'

const crowns = (amount: number) => amount * 100

const sample: readonly {
  slug: string
  name: string
  kind: PlatformKind
  purpose: string
  users: string
  cost: number | null
}[] = [
  {
    slug: 'portal-obcana',
    name: 'Portál občana',
    kind: 'portal',
    purpose: 'Podání, platby a stav vyřízení bez cesty na úřad.',
    users: 'občané a firmy',
    cost: 1_450_000,
  },
  {
    slug: 'web-mesta',
    name: 'Web města',
    kind: 'website',
    purpose: 'Informace, aktuality, kontakty a úřední deska.',
    users: 'všichni',
    cost: 620_000,
  },
  {
    slug: 'mesto-v-mobilu',
    name: 'Město v mobilu',
    kind: 'app',
    purpose: 'Hlášení závad, uzavírky a upozornění v telefonu.',
    users: 'obyvatelé',
    cost: 380_000,
  },
  {
    slug: 'mapovy-portal',
    name: 'Mapový portál',
    kind: 'map',
    purpose: 'Mapy města: územní plán, sítě, doprava.',
    users: 'občané, projektanti, úřad',
    cost: 540_000,
  },
  {
    slug: 'otevrena-data',
    name: 'Otevřená data',
    kind: 'open_data',
    purpose: 'Katalog dat, která město zveřejňuje.',
    users: 'vývojáři, novináři, výzkum',
    cost: null,
  },
]

/** Invented platforms of the sample city with their plan of development. */
export async function fillPlatforms(work: Work): Promise<void> {
  await registerOwnPlatforms(work)
  const ids = new Map<string, string>()
  for (const { cost, ...platform } of sample) {
    const id = newId()
    ids.set(platform.slug, id)
    await insertPlatform(work.db, {
      id,
      ...platform,
      module: null,
      state: 'running',
      public: true,
      owner: 'Odbor informatiky',
      supplier: 'Dodavatel (ukázka)',
      contract: null,
      contractEndsOn: null,
      yearlyCost: cost === null ? null : crowns(cost),
      address: null,
      accessibilityStatement: null,
      technology: 'Neveřejné: verze a technologie vidí jen úřad (ukázka).',
      hosting: 'Neveřejné: adresy serverů vidí jen úřad (ukázka).',
      securityContact: 'bezpecnost@ukazka.example',
      weaknesses: null,
    })
  }
  const goal = newId()
  await insertGoal(work.db, {
    id: goal,
    platformId: null,
    year: 2024,
    text: 'Jeden vzhled a jeden slovník všech webů',
  })
  const improvements = [
    [
      'portal-obcana',
      'Seznam digitalizovaných životních situací',
      'Vedoucí odboru informatiky',
      null,
      20,
      'running',
      null,
    ],
    [
      'portal-obcana',
      'Přihlášení bankovní identitou',
      'Vedoucí odboru informatiky',
      350_000,
      10,
      'planned',
      null,
    ],
    ['web-mesta', 'Sjednotit sekce, vzhled a texty', 'Garant komise', 280_000, null, 'approved', goal],
    [
      'web-mesta',
      'Webmaster: jeden úvazek ve spojení s tiskovým oddělením',
      'Tajemník magistrátu',
      null,
      100,
      'planned',
      goal,
    ],
    [
      'otevrena-data',
      'Soupis zdrojů dat městských organizací',
      'Koordinátor otevřených dat',
      null,
      30,
      'running',
      null,
    ],
    [
      'mapovy-portal',
      'Data územního plánu jako otevřená data',
      'Koordinátor otevřených dat',
      120_000,
      null,
      'idea',
      null,
    ],
    ['mesto-v-mobilu', 'Rozhodnout, zda aplikaci dál rozvíjet', 'Garant komise', null, null, 'idea', null],
  ] as const
  for (const [platform, title, owner, cost, fte, state, goalId] of improvements) {
    const id = newId()
    await insertImprovement(work.db, {
      id,
      platformId: ids.get(platform)!,
      goalId,
      title,
      description: null,
      owner,
      cost: cost === null ? null : crowns(cost),
      fte,
      state,
      startsOn: '2024-01-01',
      endsOn: '2024-12-31',
      public: true,
    })
    if (state === 'running')
      await insertLink(work.db, {
        id: newId(),
        improvementId: id,
        kind: 'resolution',
        label: '7. jednání komise pro Smart City, 28. 11. 2023',
        address: '/jednani/komise-pro-smart-city/2023-11-28',
      })
  }
}
