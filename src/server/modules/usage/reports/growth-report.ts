import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { ReportContent, ReportSection } from '../../../../shared/reports/report.ts'
import { notStated, writeChange, writeCount, writeShare } from '../../../../shared/reports/write-value.ts'
import { writeTime } from '../../../../shared/charts/draw-lines.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { database } from '../../../platform/database/database.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { countablePlatforms } from '../../platforms/index.ts'
import { slugOf } from '../../../../shared/format/slug.ts'
import { isoWeek } from '../growth/iso-week.ts'
import { platformGrowth, type PlatformGrowth } from '../growth/platform-growth.ts'
import { listAnnotations, listDaily, listMonthly, listOrigins } from '../use.store.ts'

interface Judged {
  id: string
  slug: string
  name: string
  growth: PlatformGrowth | null
  annotations: Awaited<ReturnType<typeof listAnnotations>>
  origin: string
}

/** Use and growth of the public platforms over the year that ends with a day. */
export const growthReport: ReportDefinition = {
  name: 'usage.growth',
  slug: 'uzivani-a-rust',
  title: 'Užívání a růst platforem',
  question: 'Jak se platformy užívají a které z nich rostou?',
  open: true,
  parameters: [{ name: 'do', label: 'Rok do', kind: 'day', past: true, usual: ({ now }) => localDay(now) }],
  read: async (_, { do: until = '' }) => describe(await judgePlatforms(until), until),
}

/** How each public platform grew over the year that ends with a day; what the report and the public pages speak of. */
export async function judgePlatforms(until: string): Promise<Judged[]> {
  const db = database()
  const platforms = (await countablePlatforms()).filter(({ isPublic }) => isPublic)
  const ids = platforms.map(({ id }) => id)
  const from = shiftDay(until, -7 * 106)
  const daily = Map.groupBy(await listDaily(db, ids, from, until), ({ platformId }) => platformId)
  const monthly = Map.groupBy(
    await listMonthly(db, ids, shiftDay(until, -800), until),
    ({ platformId }) => platformId,
  )
  const annotations = await listAnnotations(db, ids)
  const origins = await listOrigins(db, ids)
  return platforms.map(({ id, slug, name }) => {
    const own = annotations.filter(({ platformId }) => platformId === id)
    const growth = platformGrowth(daily.get(id) ?? [], monthly.get(id) ?? [], own, until)
    const told = origins
      .filter((one) => one.platformId === id && (growth?.source === one.source || growth?.grain === 'month'))
      .map(({ origin }) => origin)
    const source = growth ? t.usage.source[growth.source] : notStated
    return { id, slug, name, growth, annotations: own, origin: [source, ...new Set(told)].join(', ') }
  })
}

async function describe(judged: readonly Judged[], until: string): Promise<ReportContent> {
  const judgedAs = (verdict: PlatformGrowth['verdict']) =>
    judged.filter(({ growth }) => growth?.verdict === verdict).map(({ name }) => name)
  const sentence = (names: string[], words: string) =>
    names.length > 0 ? [`${words}: ${names.join(', ')}.`] : []
  const unmeasured = judged.filter(({ growth }) => growth === null).map(({ name }) => name)
  return {
    title: 'Užívání a růst platforem',
    question: growthReport.question,
    scope: `rok do ${formatDate(until)} proti roku předtím`,
    summary: [
      ...sentence(judgedAs('grows'), 'Užívání roste'),
      ...sentence(judgedAs('falls'), 'Užívání klesá'),
      ...sentence(judgedAs('steady'), 'Užívání je beze změny'),
      ...sentence(judgedAs('unknown'), 'Určit nelze'),
      ...sentence(unmeasured, 'Žádná čísla nejsou o platformách'),
    ],
    sections: [comparison(judged), ...judged.flatMap(detail)],
    sources: judged
      .filter(({ growth }) => growth !== null)
      .map(({ name, origin }) => ({ name, detail: origin })),
    method: [
      'Porovnává se každý týden se stejným týdnem (ISO 8601) předchozího roku: průměr logaritmů podílů, bez týdnů, které nemají všechny dny, bez zapsaných výpadků a bez výjimečných týdnů (dál než 3,5 robustní odchylky od mediánu, nejvýš pětina: vlna robotů, výpadek). Odhad je e na průměr, minus 1; není to podíl průměrů v tabulce.',
      'Interval: průměr ± t × s × √(f / n), kde n je počet dvojic, s jejich směrodatná odchylka, f = (1 + ρ) / (1 − ρ) a t kvantil Studentova rozdělení o n / f − 1 stupních volnosti. Sousední týdny se podobají (AR(1)); jejich podobnost ρ je půl napůl obvyklá hodnota 0,4 a odhad z řady, nejméně 0. U měsíců je ρ vždy 0,25. Simulace s ρ = 0,4 a odchylkou 10 % týdně: planý růst nejvýš v 5 % případů, růst o 10 % ročně se najde nejméně v 80 %.',
      'Verdikt „roste“ nebo „klesá“ platí, když celý 95% interval leží na jedné straně nuly; „beze změny“ platí, když 95% interval leží celý mezi −2 % a +2 % (tak malá změna nestojí za rozhodnutí, i když je jistá), nebo když nula leží uvnitř a 90% interval celý mezi −10 % a +10 %; jinak „nelze určit“. Týdnů je potřeba nejméně 20, měsíců 6; nedokončený měsíc se nepočítá.',
      'Denní návštěvníci se za víc dní nikdy nesčítají: tentýž člověk by se počítal mnohokrát. Týden ukazuje jejich denní průměr.',
    ],
    caveats: judged.flatMap(caveatsOf),
    synthetic: await isDemo(database()),
  }
}

function comparison(judged: readonly Judged[]): ReportSection {
  return {
    heading: 'Platformy vedle sebe',
    sentences: ['Tečka je odhad meziroční změny, čára říká, kde změna nejspíš leží.'],
    chart: {
      kind: 'intervals',
      title: 'Meziroční změna užívání s jistotou',
      unit: 'share',
      rows: judged.map(({ name, growth }) => ({
        label: name,
        value: growth?.change ?? null,
        low: growth?.low ?? null,
        high: growth?.high ?? null,
        words: growth ? t.usage.verdict[growth.verdict] : 'bez čísel',
      })),
    },
    table: {
      id: 'platformy',
      caption: 'Užívání platforem a jeho změna',
      columns: [
        { label: 'Platforma', kind: 'text' },
        { label: 'Co se počítá', kind: 'text' },
        { label: 'Průměr letos', kind: 'count' },
        { label: 'Průměr loni', kind: 'count' },
        { label: 'Změna', kind: 'share' },
        { label: 'Nejméně', kind: 'share' },
        { label: 'Nejvýš', kind: 'share' },
        { label: 'Verdikt', kind: 'text' },
        { label: 'Zdroj', kind: 'text' },
      ],
      rows: judged.map(({ name, growth }) => [
        name,
        growth ? `${t.usage.metric[growth.metric]} ${growth.grain === 'week' ? 'týdně' : 'měsíčně'}` : null,
        growth ? meanOf(growth.now) : null,
        growth ? meanOf(growth.before) : null,
        growth?.change ?? null,
        growth?.low ?? null,
        growth?.high ?? null,
        growth ? t.usage.verdict[growth.verdict] : 'bez čísel',
        growth ? t.usage.source[growth.source] : null,
      ]),
    },
  }
}

function detail({ name, growth, annotations }: Judged): ReportSection[] {
  if (!growth) return []
  const { change, low, high, verdict, grain } = growth
  const words = t.usage.metric[growth.metric]
  const shown = new Set(growth.times)
  const rows = growth.times.map((time, at) => [
    writeTime(time),
    growth.now[at] ?? null,
    growth.before[at] ?? null,
  ])
  return [
    {
      heading: name,
      sentences: [
        change === null || low === null || high === null
          ? `${name}: změnu nelze určit (${growth.methodChanged ? `změnil se způsob měření: ${growth.methodChanged}` : `porovnatelných ${grain === 'week' ? 'týdnů' : 'měsíců'}: ${writeCount(growth.pairs)}, je potřeba ${growth.fewest}`}).`
          : `${name} ${verdict === 'grows' || verdict === 'falls' ? t.usage.verdict[verdict] : `– ${t.usage.verdict[verdict]}`}: odhad ${writeChange(change)} za rok, nejspíš mezi ${writeChange(low)} a ${writeChange(high)}.`,
      ],
      chart: {
        kind: 'lines',
        title: `${name}: ${words}, letos a loni`,
        unit: 'count',
        times: growth.times,
        series: [
          { name: 'letos', values: growth.now },
          { name: 'loni', values: growth.before },
        ],
        marks: annotations
          .map(({ startsOn, text, kind }) => ({
            time: timeOf(startsOn, grain),
            text: `${t.usage.kind[kind]}: ${text}`,
          }))
          .filter(({ time }) => shown.has(time)),
      },
      table: {
        id: `rada-${slugOf(name)}`,
        caption: `${name}: ${words}`,
        columns: [
          { label: grain === 'week' ? 'Týden' : 'Měsíc', kind: 'text' },
          { label: 'Letos', kind: 'count' },
          { label: 'Loni', kind: 'count' },
        ],
        rows,
      },
    },
  ]
}

function caveatsOf({ name, growth }: Judged): string[] {
  if (!growth) return []
  const list = (times: readonly string[]) =>
    `${times.slice(0, 6).map(writeTime).join(', ')}${times.length > 6 ? ` a dalších ${times.length - 6}` : ''}`
  return [
    ...(growth.methodChanged
      ? [`${name}: v porovnávané době se změnil způsob měření (${growth.methodChanged}), proto verdikt není.`]
      : []),
    ...(growth.missing.length > 0
      ? [
          growth.grain === 'week'
            ? `${name}: chybí dny v těchto týdnech: ${list(growth.missing)}.`
            : `${name}: chybí údaje za tyto měsíce: ${list(growth.missing)}.`,
        ]
      : []),
    ...(growth.outages.length > 0
      ? [`${name}: kvůli zapsaným výpadkům se nepočítá ${list(growth.outages)}.`]
      : []),
    ...(growth.exceptional.length > 0
      ? [`${name}: výjimečná období, která se nepočítají: ${list(growth.exceptional)}.`]
      : []),
    ...(growth.botShare !== null && growth.botShare > 0.2
      ? [`${name}: roboti tvoří ${writeShare(growth.botShare)} provozu; do čísel se nepočítají.`]
      : []),
  ]
}

function meanOf(values: readonly (number | null)[]): number | null {
  const stated = values.filter((value) => value !== null)
  return stated.length === 0
    ? null
    : Math.round(stated.reduce((sum, value) => sum + value, 0) / stated.length)
}

const timeOf = (day: string, grain: 'week' | 'month') => (grain === 'week' ? isoWeek(day) : day.slice(0, 7))
