import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { countablePlatforms } from '../../platforms/index.ts'
import { insertDaily, insertImport, insertMonthly } from '../import/import.store.ts'
import { insertAnnotation } from '../use.store.ts'

/** Invented weeks: a season, weekends, a growth a year, and noise that repeats at each run. */
const sample: Readonly<Record<string, { visits: number; growth: number }>> = {
  'portal-obcana': { visits: 820, growth: 0.28 },
  'web-mesta': { visits: 5_200, growth: 0.14 },
  'mapovy-portal': { visits: 610, growth: 0.01 },
}

function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Invented use of the sample platforms: daily figures of two years, and months of the app as slides state them. */
export async function fillUsage(work: Work): Promise<void> {
  const today = localDay(work.actor.now)
  const opened = {
    importedAt: work.actor.now,
    importedBy: 'ukázka',
    closedAt: work.actor.now,
    fileName: null,
    sha256: null,
  }
  for (const { id: platformId, slug } of await countablePlatforms(work.db)) {
    const invented = sample[slug]
    if (invented) {
      const importId = newId()
      await insertImport(work.db, {
        id: importId,
        platformId,
        source: 'csv',
        origin: 'vymyšlená ukázková data',
        ...opened,
      })
      const random = numbers(slug.length * 7_919)
      const rows = Array.from({ length: 756 }, (_, back) => {
        const day = shiftDay(today, back - 756)
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
        const season = 1 + 0.15 * Math.cos((2 * Math.PI * back) / 365)
        const weekend = weekday === 0 || weekday === 6 ? 0.55 : 1.1
        const noise = 0.88 + 0.24 * random()
        const grown = Math.exp((invented.growth * back) / 365)
        return { day, people: Math.round(invented.visits * season * weekend * noise * grown) }
      })
      await insertDaily(
        work.db,
        rows.map(({ day, people }) => ({
          platformId,
          metric: 'visits' as const,
          day,
          source: 'csv' as const,
          people,
          importId,
        })),
      )
    }
    if (slug === 'mesto-v-mobilu') {
      const importId = newId()
      await insertImport(work.db, {
        id: importId,
        platformId,
        source: 'typed',
        origin: 'prezentace dodavatele (ukázka), snímek 4',
        ...opened,
      })
      const random = numbers(42)
      const month = (back: number) => shiftDay(`${today.slice(0, 7)}-15`, -30 * back).slice(0, 7)
      const months = [...new Set(Array.from({ length: 25 }, (_, back) => month(25 - back)))]
      await insertMonthly(
        work.db,
        months.map((one) => ({
          platformId,
          metric: 'active_devices' as const,
          month: `${one}-01`,
          value: 3_150 + Math.round(random() * 260),
          importId,
        })),
      )
    }
    if (slug === 'web-mesta')
      await insertAnnotation(work.db, {
        id: newId(),
        platformId,
        kind: 'campaign',
        startsOn: shiftDay(today, -120),
        endsOn: shiftDay(today, -106),
        text: 'zpravodaj představil nové rozcestníky (ukázka)',
      })
  }
}
