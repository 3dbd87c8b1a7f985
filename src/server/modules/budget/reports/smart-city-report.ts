import { stages, type Stage } from '../../../../shared/budget/words.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { ReportContent } from '../../../../shared/reports/report.ts'
import { writeShare, writeShortMoney } from '../../../../shared/reports/write-value.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { formatDate } from '../../../../shared/format/date.ts'
import { database } from '../../../platform/database/database.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { listImports } from '../budget.store.ts'
import { readSmartCity, type SmartCityYear } from '../smart-city.ts'

const moneyColumns = stages.map((stage) => ({ label: t.budget.stage[stage], kind: 'money' as const }))
/** The actual of a year that is not over. */
const interim = (month: number) => (month < 12 ? ` (${t.budget.interim(month)})` : '')
const cells = (amounts: Record<Stage, number | null>) => stages.map((stage) => amounts[stage])

/** How much is allocated to the smart city: the answer that the commission asks its guarantor for. */
export const smartCityReport: ReportDefinition = {
  name: 'budget.smart_city',
  slug: 'rozpocet-smart-city',
  title: 'Kolik peněz jde na smart city',
  question:
    'Kolik finančních zdrojů je alokováno v tomto roce, v připravovaném rozpočtu na příští rok a kolik to bylo v předchozích letech?',
  open: true,
  parameters: [
    {
      name: 'rok',
      label: 'Rok',
      kind: 'choice',
      choices: async () =>
        (await readSmartCity()).map(({ year }) => ({ value: String(year), label: String(year) })),
      usual: async ({ now }) => {
        const years = (await readSmartCity()).map(({ year }) => String(year))
        const current = localDay(now).slice(0, 4)
        return years.includes(current) ? current : (years[0] ?? current)
      },
    },
  ],
  read: async (actor, { rok = '' }) => {
    return smartCityContent(Number(rok), localDay(actor.now))
  },
}

/** The answer as everybody may read it. */
export async function smartCityContent(asked: number, today: string): Promise<ReportContent> {
  const years = await readSmartCity()
  const current = years.find(({ year }) => year === asked)
  const next = years.find(({ year }) => year === asked + 1)
  const earlier = years.filter(({ year }) => year < asked)
  const shown = years.filter(({ year }) => year <= asked + 1)
  const imports = await listImports(database())
  return {
    title: 'Kolik peněz jde na smart city',
    question: smartCityReport.question,
    scope: `rok ${asked}, návrh na rok ${asked + 1} a předchozí roky; stav k ${formatDate(today)}`,
    summary: [
      yearSentence(asked, current),
      nextSentence(asked + 1, next),
      earlier.length > 0
        ? `Předchozí roky: ${earlier.map((one) => `${one.year} ${spoken(one, 'actual')}${interim(one.month)}`).join('; ')}.`
        : 'Údaje za předchozí roky zatím nikdo nedodal.',
    ],
    sections: [
      {
        heading: 'Roky vedle sebe',
        sentences: [
          'Graf ukazuje jen peníze města, ty má každý rok a každá fáze stejně. Co uvedly městské organizace, je v tabulce; řádek „celkem z uvedeného“ se mezi fázemi a roky nedá porovnávat, když v něm některá organizace chybí.',
        ],
        chart: {
          kind: 'bars',
          title: 'Peníze města na smart city podle let a fází rozpočtu, bez městských organizací',
          unit: 'money',
          bars: shown.flatMap((one) =>
            stages.map((stage) => ({
              group: String(one.year),
              label: t.budget.stage[stage],
              value: ofCity(one, stage),
              ...(stage === 'actual' && one.month < 12 ? { note: `k ${one.month}. měsíci` } : {}),
            })),
          ),
        },
        table: {
          id: 'roky',
          caption: 'Peníze na smart city v letech',
          columns: [{ label: 'Rok a část', kind: 'text' }, ...moneyColumns],
          rows: shown.flatMap(({ year, month, confirmed, estimated, organisations, total }) => [
            [`${year}: město, potvrzeno${interim(month)}`, ...cells(confirmed)],
            ...(stages.some((stage) => estimated[stage] !== null)
              ? [[`${year}: město, odhad${interim(month)}`, ...cells(estimated)]]
              : []),
            ...organisations
              .filter(hasStated)
              .map(({ name, amounts }) => [`${year}: ${name}`, ...cells(amounts)]),
            ...silentRow(year, organisations),
            [`${year}: celkem z uvedeného${interim(month)}`, ...cells(total)],
          ]),
        },
      },
      {
        heading: `Označené řádky rozpočtu ${asked}`,
        sentences: [],
        chart: null,
        table: {
          id: 'radky',
          caption: `Řádky rozpočtu ${asked}, které patří smart city`,
          columns: [
            { label: 'Na co', kind: 'text' },
            { label: 'Paragraf a položka', kind: 'text' },
            { label: 'Podíl', kind: 'share' },
            { label: 'Jistota', kind: 'text' },
            { label: 'Doklad', kind: 'text' },
            ...moneyColumns,
          ],
          rows: (current?.tags ?? []).map((tag) => [
            tag.what,
            [tag.paragraf, tag.polozka, tag.orj && `ORJ ${tag.orj}`, tag.org && `ORG ${tag.org}`]
              .filter(Boolean)
              .join(' / '),
            tag.share / 10_000,
            tag.confirmed ? t.budget.confirmed : t.budget.estimate,
            [
              `${t.budget.evidenceKind[tag.evidenceKind]} ${tag.evidence}`,
              tag.contractRegisterId && `registr smluv ${tag.contractRegisterId}`,
            ]
              .filter(Boolean)
              .join(', '),
            ...cells(tag.amounts),
          ]),
        },
      },
      {
        heading: 'Zástupný ukazatel: výdaje na informační technologie',
        sentences: [
          'Toto není rozpočet smart city. Jsou to výdaje na informační a komunikační technologie, které jde spočítat pro každé město stejně.',
        ],
        chart: null,
        table: {
          id: 'ict',
          caption: 'Výdaje města na položky 5042, 5162, 5168, 5172, 6111 a 6125 (zástupný ukazatel)',
          columns: [{ label: 'Rok', kind: 'text' }, ...moneyColumns],
          rows: shown.map(({ year, month, ict }) => [`${year}${interim(month)}`, ...cells(ict)]),
        },
      },
    ],
    sources: imports
      .filter(({ year }) => year <= asked + 1)
      .map(({ year, month, kind, origin, fileName, importedAt }) => ({
        name: `${t.budget.importKind[kind]} ${month}/${year}`,
        detail: `${origin}, soubor ${fileName}, nahráno ${formatDate(localDay(importedAt))}`,
      })),
    method: [
      'Státní výkaz FIN 2-12 M neříká, co je smart city. Proto se označují jednotlivé řádky rozpočtu: každé označení má podíl, doklad, autora a jistotu (potvrzeno, nebo odhad). Částka je podíl z řádku v dané fázi rozpočtu.',
      'Fáze: návrh (z návrhu rozpočtu), schválený, po změnách a skutečnost (z výkazu nebo z účetnictví). Městské společnosti a příspěvkové organizace výkaz města neobsahuje, odpovídají za sebe.',
    ],
    caveats: [...shown.flatMap(caveatsOf), ...silences(shown)],
    synthetic: await isDemo(database()),
  }
}

type Organisation = SmartCityYear['organisations'][number]
const hasStated = ({ amounts }: Organisation) => stages.some((stage) => amounts[stage] !== null)

/** Organisations that stated nothing for a year, in one row: not stated is never zero. */
function silentRow(year: number, organisations: readonly Organisation[]): (string | null)[][] {
  const silent = organisations.filter((one) => !hasStated(one))
  return silent.length === 0
    ? []
    : [[`${year}: nedodáno (${silent.map(({ name }) => name).join(', ')})`, ...stages.map(() => null)]]
}

/** Which organisations are missing in the sums of which years; years that miss the same stand together. */
function silences(years: readonly SmartCityYear[]): string[] {
  const told = years.flatMap(({ year, organisations, total }) => {
    const silent = stages.flatMap((stage) => {
      const without = organisations.filter(({ amounts }) => amounts[stage] === null)
      return total[stage] === null || without.length === 0
        ? []
        : [`${t.budget.stage[stage]} bez: ${without.map(({ name }) => name).join(', ')}`]
    })
    return silent.length > 0 ? [{ year, words: silent.join('; ') }] : []
  })
  return [...Map.groupBy(told, ({ words }) => words)].map(
    ([words, group]) =>
      `${group.length > 1 ? 'Roky' : 'Rok'} ${group.map(({ year }) => year).join(', ')}, co organizace nedodaly a v součtu není (nedodáno není nula): ${words}.`,
  )
}

/** What does not go into a year's sums, said for each year that is compared. */
function caveatsOf({ year, month, tags, total }: SmartCityYear): string[] {
  const lost = tags.filter(({ amounts }) => stages.every((stage) => amounts[stage] === null))
  return [
    ...(total.actual !== null && month < 12
      ? [`Skutečnost roku ${year} je průběžná, k ${month}. měsíci; porovnávejte prosinec s prosincem.`]
      : []),
    ...(lost.length > 0
      ? [
          `Rok ${year}: označené řádky, které v žádném nahraném rozpočtu nejsou a v součtu chybí: ${lost.map(({ what, paragraf, polozka }) => `${what} (${paragraf} / ${polozka})`).join(', ')}.`,
        ]
      : []),
  ]
}

/** What the city has in a stage, confirmed and estimated; null where no tagged line states it. */
function ofCity({ confirmed, estimated }: SmartCityYear, stage: Stage): number | null {
  const [sure, guess] = [confirmed[stage], estimated[stage]]
  return sure === null && guess === null ? null : (sure ?? 0) + (guess ?? 0)
}

const verbs = { draft: 'navrženo', approved: 'schváleno', amended: 'po změnách', actual: 'vydáno' } as const

/** What organisations stated for a stage, and how many of them; empty when none did. */
function saidByOrganisations({ organisations }: SmartCityYear, stage: Stage): string {
  const stated = organisations.flatMap(({ amounts }) => amounts[stage] ?? [])
  return stated.length === 0
    ? ''
    : `, městské organizace uvedly ${writeShortMoney(stated.reduce((sum, amount) => sum + amount, 0))} (${stated.length} z ${organisations.length})`
}

/** City and organisations of one stage, apart: who has not stated is never a zero. */
function spoken(found: SmartCityYear, stage: Stage): string {
  const city = ofCity(found, stage)
  const said =
    city !== null
      ? `${verbs[stage]} ${writeShortMoney(city)} z rozpočtu města`
      : found.imported
        ? 'z rozpočtu města zatím nic neoznačeno'
        : 'rozpočet města nedodán'
  return said + saidByOrganisations(found, stage)
}

function yearSentence(year: number, found: SmartCityYear | undefined): string {
  const order = ['amended', 'approved', 'actual', 'draft'] as const
  // the city decides which stage is spoken of: an organisation alone would hide what the city has
  const stage = order.find((one) => found && ofCity(found, one) !== null)
  if (!found || !stage) {
    const told = order.find((one) => found && found.total[one] !== null)
    return `V rozpočtu města na rok ${year} zatím nikdo peníze na smart city neoznačil${found && told ? ` (${spoken(found, told)})` : ''}.`
  }
  const city = ofCity(found, stage) ?? 0
  const sure = found.confirmed[stage] ?? 0
  const certainty =
    sure === 0 ? 'zatím odhad' : sure === city ? 'potvrzeno' : `z toho potvrzeno ${writeShare(sure / city)}`
  const spent =
    stage !== 'actual' && ofCity(found, 'actual') !== null
      ? ` Skutečnost${interim(found.month)}: ${spoken(found, 'actual')}.`
      : ''
  return `Na rok ${year} je na smart city ${writeShortMoney(city)} z rozpočtu města (${verbs[stage]}; ${certainty})${saidByOrganisations(found, stage)}.${spent}`
}

/** The draft of the coming year; once it is over, what was approved. */
function nextSentence(year: number, found: SmartCityYear | undefined): string {
  const stage = (['draft', 'approved'] as const).find((one) => found && ofCity(found, one) !== null)
  return found && stage
    ? `Rozpočet na rok ${year}: ${spoken(found, stage)}.`
    : `Návrh ani schválený rozpočet na rok ${year} zatím označené řádky nemá.`
}
