import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { ReportContent } from '../../../../shared/reports/report.ts'
import { writeCount, writeShare } from '../../../../shared/reports/write-value.ts'
import { digitised, levels } from '../../../../shared/services/words.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import { database } from '../../../platform/database/database.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { publicSituations } from '../read-situations.ts'

/** The list that the commission asks the head of the office for: which life situations are digitised, and how far. */
export const digitisationReport: ReportDefinition = {
  name: 'services.digitisation',
  slug: 'digitalizace-zivotnich-situaci',
  title: 'Digitalizované životní situace',
  question: 'Které životní situace jdou vyřídit bez papíru a na jaké úrovni?',
  open: true,
  parameters: [
    { name: 'k', label: 'Stav ke dni', kind: 'day', past: true, usual: ({ now }) => localDay(now) },
  ],
  read: async (_, { k: on = '' }) => digitisationContent(on),
}

/** The list as everybody may read it. @param on day whose judgements hold */
export async function digitisationContent(on: string): Promise<ReportContent> {
  const situations = await publicSituations(on)
  const judged = situations.filter(({ level }) => level !== null)
  const online = judged.filter(({ level }) => level!.level >= digitised)
  const foreign = online.filter(({ level }) => level!.provider !== null)
  const countOf = (level: number) => judged.filter((one) => one.level!.level === level).length
  const unjudged = situations.filter(({ level }) => level === null)
  const ordered = [...judged].sort((a, b) => b.level!.level - a.level!.level)
  return {
    title: digitisationReport.title,
    question: digitisationReport.question,
    scope: `zveřejněné životní situace, stav ke dni ${formatDate(on)}`,
    summary:
      situations.length === 0
        ? ['Žádná životní situace zatím zveřejněná není.']
        : [
            `Bez papíru jde podat ${writeCount(online.length)} z ${writeCount(judged.length)} posouzených životních situací${judged.length > 0 ? ` (${writeShare(online.length / judged.length)})` : ''}; úplně online včetně platby a doručení ${writeCount(countOf(4))}.`,
            ...(foreign.length > 0
              ? [`Z nich v portálu jiného provozovatele: ${writeCount(foreign.length)}. Počítají se stejně.`]
              : []),
            ...(unjudged.length > 0 ? [`Bez posouzení: ${writeCount(unjudged.length)}.`] : []),
          ],
    sections: [
      {
        heading: 'Kolik situací je na které úrovni',
        sentences: [],
        chart: {
          kind: 'bars',
          title: 'Životní situace podle úrovně digitalizace',
          unit: 'count',
          bars: levels.map((level) => ({
            label: `Úroveň ${level}`,
            value: countOf(level),
          })),
        },
        table: {
          id: 'urovne',
          caption: 'Životní situace podle úrovně digitalizace',
          columns: [
            { label: 'Úroveň', kind: 'text' },
            { label: 'Co znamená', kind: 'text' },
            { label: 'Situací', kind: 'count' },
          ],
          rows: levels.map((level) => [String(level), t.services.level[level], countOf(level)]),
          foot: ['Celkem', '', judged.length],
        },
      },
      {
        heading: 'Seznam životních situací',
        sentences: [],
        chart: null,
        table: {
          id: 'situace',
          caption: 'Životní situace s úrovní digitalizace, od nejvyšší',
          columns: [
            { label: 'Životní situace', kind: 'text' },
            { label: 'Oblast', kind: 'text' },
            { label: 'Úroveň', kind: 'text' },
            { label: 'Kde', kind: 'text' },
            { label: 'Doklad', kind: 'text' },
            { label: 'Posouzeno', kind: 'day' },
            { label: 'Kdo posoudil', kind: 'text' },
            { label: 'Vyřizuje', kind: 'text' },
          ],
          rows: [...ordered, ...unjudged].map(({ title, area, level, decides }) => [
            title,
            t.services.area[area],
            level === null ? 'neposouzeno' : `${level.level} – ${t.services.level[level.level]}`,
            level === null ? null : (level.provider ?? t.services.ownPortal),
            level === null ? null : [level.evidence, level.evidenceAddress].filter(Boolean).join(' '),
            level?.judgedOn ?? null,
            level?.judgedBy ?? null,
            decides,
          ]),
          addresses: [...ordered, ...unjudged].map(({ slug }) => `/situace/${slug}`),
        },
      },
    ],
    sources: [
      { name: 'Katalog životních situací', detail: `zveřejněné návody, posouzení do ${formatDate(on)}` },
    ],
    method: [
      `Úroveň posuzuje člověk podle dokladu: ${levels.map((level) => `${level} = ${t.services.level[level]}`).join('; ')}. Platí poslední posouzení do zvoleného dne, dřívější zůstávají v historii.`,
      'Za digitalizovanou se počítá situace od úrovně 3: jde podat bez papíru. Nerozhoduje, čí portál to umí. Jaké situace jsou zveřejněné, se bere k dnešku.',
    ],
    caveats: unjudged.length > 0 ? [`Bez posouzení: ${unjudged.map(({ title }) => title).join(', ')}.`] : [],
    synthetic: await isDemo(database()),
  }
}
