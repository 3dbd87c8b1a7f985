import { stages, type Side, type Stage } from '#shared/budget/words.ts'
import { cs as t } from '#shared/messages/cs.ts'
import type { BarChart, ReportTable } from '#shared/reports/report.ts'

export interface YearSums {
  year: number
  month: number
  sums: { [side in Side]: { [stage in Stage]: number | null } }
}

const sidesShown = ['income', 'expenditure'] as const

/** Years side by side as a table: official record, in Czech. */
export const yearsTable = (years: readonly YearSums[]): ReportTable => ({
  id: 'roky',
  caption: 'Příjmy a výdaje města v letech, po konsolidaci',
  columns: [
    { label: t.budget.year, kind: 'text' },
    { label: 'Strana', kind: 'text' },
    ...stages.map((stage) => ({ label: t.budget.stage[stage], kind: 'money' as const })),
  ],
  rows: years.flatMap(({ year, month, sums }) =>
    sidesShown.map((side) => [
      `${year}${month > 0 && month < 12 ? ` (${t.budget.interim(month)})` : ''}`,
      t.budget.side[side],
      ...stages.map((stage) => sums[side][stage]),
    ]),
  ),
})

/** What was really received and spent; interim years say so. */
export const yearsChart = (years: readonly YearSums[]): BarChart => ({
  kind: 'bars',
  title: 'Skutečné příjmy a výdaje po konsolidaci',
  unit: 'money',
  bars: years
    .filter(({ sums }) => sidesShown.some((side) => sums[side].actual !== null))
    .flatMap(({ year, month, sums }) =>
      sidesShown.map((side) => ({
        group: String(year),
        label: t.budget.side[side],
        value: sums[side].actual,
        ...(month < 12 ? { note: t.budget.interim(month) } : {}),
      })),
    ),
})
