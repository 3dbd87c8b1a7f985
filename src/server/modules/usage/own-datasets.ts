import { cs } from '../../../shared/messages/cs.ts'
import { uniqueMetrics } from '../../../shared/usage/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { database } from '../../platform/database/database.ts'
import type { OwnDataset } from '../../platform/datasets/own-dataset.ts'
import { countablePlatforms } from '../platforms/index.ts'
import { listMonths } from './use.store.ts'

/** How the public platforms are used, by months; the running month is left out until it ends. */
export const ownDatasets: readonly OwnDataset[] = [
  {
    name: 'usage.months',
    title: 'Užívání platforem města',
    titleEn: 'Use of the city’s platforms',
    description:
      'Kolik se po měsících užívá portál občana, web, mapy a aplikace města. U denních počtů lidí je průměr dnů, ostatní jsou součty. Neukončený měsíc v datech není.',
    descriptionEn:
      'How the city’s portal, website, maps and applications are used by months. The running month is left out.',
    themes: ['GOVE', 'TECH'],
    keywords: ['návštěvnost', 'portál občana', 'web', 'statistika'],
    frequency: 'MONTHLY',
    page: '/platformy',
    columns: [
      { name: 'platforma', title: 'Platforma', type: 'text' },
      { name: 'mesic', title: 'Měsíc', type: 'text' },
      { name: 'ukazatel', title: 'Ukazatel', type: 'text' },
      { name: 'zdroj', title: 'Odkud číslo je', type: 'text' },
      { name: 'hodnota', title: 'Hodnota', type: 'decimal' },
    ],
    smallCells: { columns: ['hodnota'], below: 5 },
    read: async (now) => {
      const running = localDay(now).slice(0, 7)
      const rows = []
      for (const { id, name, isPublic } of await countablePlatforms()) {
        if (!isPublic) continue
        for (const { month, metric, source, value } of await listMonths(database(), id, uniqueMetrics, null))
          if (month.slice(0, 7) < running)
            rows.push({
              platforma: name,
              mesic: month.slice(0, 7),
              ukazatel: cs.usage.metric[metric],
              zdroj: cs.usage.source[source],
              hodnota: value,
            })
      }
      return rows.sort((a, b) =>
        `${a.platforma} ${a.mesic} ${a.ukazatel} ${a.zdroj}`.localeCompare(
          `${b.platforma} ${b.mesic} ${b.ukazatel} ${b.zdroj}`,
          'cs',
        ),
      )
    },
  },
]
