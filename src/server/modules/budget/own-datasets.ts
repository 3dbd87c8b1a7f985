import { cs } from '../../../shared/messages/cs.ts'
import { sides, stages } from '../../../shared/budget/words.ts'
import { database } from '../../platform/database/database.ts'
import type { OwnDataset, OwnRow } from '../../platform/datasets/own-dataset.ts'
import { listImports, listLines } from './budget.store.ts'
import { isInner } from './consolidation.ts'
import { importsOfYear, namesOf, readYears } from './read-budget.ts'

const crowns = (amount: number | null) => (amount === null ? null : amount / 100)
const amounts = [
  { name: 'schvaleny', title: 'Schválený', type: 'decimal', unit: 'Kč' },
  { name: 'po_zmenach', title: 'Po změnách', type: 'decimal', unit: 'Kč' },
  { name: 'skutecnost', title: 'Skutečnost', type: 'decimal', unit: 'Kč' },
] as const
const common = {
  themes: ['ECON', 'GOVE'],
  frequency: 'MONTHLY',
  page: '/rozpocet',
} as const satisfies Partial<OwnDataset>

const years: OwnDataset = {
  ...common,
  name: 'budget.years',
  title: 'Rozpočet města po letech',
  titleEn: 'The city’s budget by years',
  description:
    'Příjmy, výdaje a financování města po letech po konsolidaci, v korunách. Převody uvnitř města se nepočítají. Rok, jehož poslední měsíc není 12, je průběžný.',
  descriptionEn: 'Income, expenditure and financing of the city by years, consolidated, in Czech crowns.',
  keywords: ['rozpočet', 'příjmy', 'výdaje', 'hospodaření'],
  columns: [
    { name: 'rok', title: 'Rok', type: 'integer' },
    { name: 'mesic', title: 'Poslední měsíc', type: 'integer' },
    { name: 'strana', title: 'Strana', type: 'text' },
    { name: 'navrh', title: 'Návrh', type: 'decimal', unit: 'Kč' },
    ...amounts,
  ],
  read: async () =>
    (await readYears()).flatMap(({ year, month, sums }) =>
      sides.map((side) => ({
        rok: year,
        mesic: month === 0 ? null : month,
        strana: cs.budget.side[side],
        navrh: crowns(sums[side].draft),
        schvaleny: crowns(sums[side].approved),
        po_zmenach: crowns(sums[side].amended),
        skutecnost: crowns(sums[side].actual),
      })),
    ),
}

const lines: OwnDataset = {
  ...common,
  name: 'budget.lines',
  title: 'Řádky rozpočtu města',
  titleEn: 'Lines of the city’s budget',
  description:
    'Rozpočet města po paragrafech a položkách rozpočtové skladby, v korunách, s označením převodů uvnitř města, které se do součtů nepočítají.',
  descriptionEn:
    'The city’s budget by functional classes and items, in Czech crowns, with inner transfers marked.',
  keywords: ['rozpočet', 'rozpočtová skladba', 'paragraf', 'položka'],
  columns: [
    { name: 'rok', title: 'Rok', type: 'integer' },
    { name: 'strana', title: 'Strana', type: 'text' },
    { name: 'paragraf', title: 'Paragraf', type: 'text' },
    { name: 'paragraf_nazev', title: 'Název paragrafu', type: 'text' },
    { name: 'polozka', title: 'Položka', type: 'text' },
    { name: 'polozka_nazev', title: 'Název položky', type: 'text' },
    { name: 'uvnitr_mesta', title: 'Převod uvnitř města', type: 'boolean' },
    ...amounts,
  ],
  read: async () => {
    const imports = await listImports(database())
    const known = [...new Set(imports.map(({ year }) => year))].sort((a, b) => b - a)
    const rows: OwnRow[] = []
    for (const year of known) {
      const { main } = importsOfYear(imports, year)
      if (!main) continue
      const name = await namesOf(year)
      const sums = new Map<string, { [stage in (typeof stages)[number]]: number | null } & { of: string[] }>()
      for (const line of await listLines(database(), main.id)) {
        const key = [line.side, line.paragraf, line.polozka].join(' ')
        const sum = sums.get(key) ?? {
          of: [line.side, line.paragraf, line.polozka],
          draft: null,
          approved: null,
          amended: null,
          actual: null,
        }
        for (const stage of stages) if (line[stage] !== null) sum[stage] = (sum[stage] ?? 0) + line[stage]
        sums.set(key, sum)
      }
      for (const [, { of, approved, amended, actual }] of [...sums].sort(([a], [b]) => a.localeCompare(b))) {
        const [side, paragraf, polozka] = of as [(typeof sides)[number], string, string]
        rows.push({
          rok: year,
          strana: cs.budget.side[side],
          paragraf,
          paragraf_nazev: name('paragraf', paragraf),
          polozka,
          polozka_nazev: name('polozka', polozka),
          uvnitr_mesta: isInner(polozka),
          schvaleny: crowns(approved),
          po_zmenach: crowns(amended),
          skutecnost: crowns(actual),
        })
      }
    }
    return rows
  },
}

/** What the budget offers to everybody as open data. */
export const ownDatasets: readonly OwnDataset[] = [years, lines]
