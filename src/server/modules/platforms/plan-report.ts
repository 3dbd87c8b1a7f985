import { cs as t } from '../../../shared/messages/cs.ts'
import { improvementStates } from '../../../shared/platforms/words.ts'
import { writeCount, writeMoney, writeValue } from '../../../shared/reports/write-value.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { ReportDefinition } from '../../platform/reports/report-definition.ts'
import { publicPlan, publicPlatforms, type PublicImprovement } from './read-platforms.ts'

/** Null where nobody stated anything, else the sum of what was stated. */
const sumOf = (values: readonly (number | null)[]) => {
  const stated = values.filter((value) => value !== null)
  return stated.length === 0 ? null : stated.reduce((sum, value) => sum + value, 0)
}

const fteWords = (fte: number | null) => (fte === null ? null : fte / 100)

/** The plan of development of the city's applications, in its public part. */
export const planReport: ReportDefinition = {
  name: 'platforms.plan',
  slug: 'plan-rozvoje',
  title: 'Plán rozvoje aplikací',
  question: 'Co město u svých aplikací chystá, kdo za to odpovídá a kolik to bude stát?',
  open: true,
  parameters: [],
  read: async (actor) => {
    const [plan, platforms] = [await publicPlan(), await publicPlatforms()]
    const alive = plan.filter(({ state }) => state !== 'rejected')
    const [cost, fte] = [sumOf(alive.map((row) => row.cost)), sumOf(alive.map((row) => row.fte))]
    const unpriced = alive.filter((row) => row.cost === null).length
    const years = Map.groupBy(
      plan.filter(({ goal }) => goal !== null),
      ({ goalYear }) => goalYear ?? 0,
    )
    const row = (one: PublicImprovement) => [
      one.title,
      one.platformName,
      one.owner,
      t.platforms.improvementState[one.state],
      [one.startsOn, one.endsOn].map((day) => (day ? formatDate(day) : '?')).join(' – '),
      one.cost,
      fteWords(one.fte),
    ]
    return {
      title: 'Plán rozvoje aplikací města',
      question: planReport.question,
      scope: `stav k ${formatDate(localDay(actor.now))}`,
      summary: [
        alive.length === 0
          ? 'V plánu zatím žádné zlepšení není.'
          : `Plán má ${writeCount(alive.length)} zlepšení u ${writeCount(new Set(alive.map((one) => one.platformId)).size)} z ${writeCount(platforms.length)} platforem.`,
        ...(alive.length === 0
          ? []
          : [
              cost === null
                ? 'Cenu zatím nemá žádné z nich.'
                : `Dohromady ${writeMoney(cost)}${fte === null ? '' : ` a ${writeValue(fteWords(fte), 'decimal')} úvazku`}${unpriced > 0 ? `; bez uvedené ceny, tedy mimo součet, je zlepšení: ${writeCount(unpriced)}` : ''}.`,
            ]),
      ],
      sections: [
        {
          heading: 'Platformy',
          sentences: [],
          chart: {
            kind: 'bars',
            title: 'Cena plánovaných zlepšení podle platforem',
            unit: 'money',
            bars: platforms.map(({ id, name }) => ({
              label: name,
              value: sumOf(alive.filter((one) => one.platformId === id).map((one) => one.cost)),
            })),
          },
          table: {
            id: 'platformy',
            caption: 'Platformy města',
            columns: [
              { label: 'Platforma', kind: 'text' },
              { label: 'Stav', kind: 'text' },
              { label: 'Dodavatel', kind: 'text' },
              { label: 'Smlouva do', kind: 'day' },
              { label: 'Roční cena', kind: 'money' },
              { label: 'Zlepšení v plánu', kind: 'count' },
            ],
            rows: platforms.map((one) => [
              one.name,
              t.platforms.platformState[one.state],
              one.supplier,
              one.contractEndsOn,
              one.yearlyCost,
              alive.filter(({ platformId }) => platformId === one.id).length,
            ]),
          },
        },
        {
          heading: 'Zlepšení',
          sentences: [],
          chart: null,
          table: {
            id: 'zlepseni',
            caption: 'Zlepšení podle stavu',
            columns: [
              { label: 'Zlepšení', kind: 'text' },
              { label: 'Platforma', kind: 'text' },
              { label: 'Kdo odpovídá', kind: 'text' },
              { label: 'Stav', kind: 'text' },
              { label: 'Kdy', kind: 'text' },
              { label: 'Cena', kind: 'money' },
              { label: 'Úvazky', kind: 'decimal' },
            ],
            rows: improvementStates.flatMap((state) => plan.filter((one) => one.state === state).map(row)),
          },
        },
        ...[...years]
          .sort(([a], [b]) => a - b)
          .map(([year, list]) => ({
            heading: `Cíle roku ${year}`,
            sentences: [...new Set(list.map(({ goal }) => goal))].map(
              (goal) =>
                `${goal}: ${list
                  .filter((one) => one.goal === goal)
                  .map(({ title, state }) => `${title} (${t.platforms.improvementState[state]})`)
                  .join(', ')}.`,
            ),
            chart: null,
            table: null,
          })),
      ],
      sources: [
        { name: 'Plán rozvoje v Radnici', detail: 'veřejná část seznamu platforem a jejich zlepšení' },
      ],
      method: ['Sčítají se jen uvedené ceny a úvazky zlepšení, která nejsou zamítnutá.'],
      caveats: ['Ceny jsou odhady těch, kdo zlepšení navrhli, dokud je neschválí rozpočet.'],
      synthetic: false,
    }
  },
}
