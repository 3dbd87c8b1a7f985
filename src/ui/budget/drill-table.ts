import { stages, type Stage } from '#shared/budget/words.ts'
import { cs as t } from '#shared/messages/cs.ts'
import type { ReportTable } from '#shared/reports/report.ts'

interface Drilled {
  level: 'paragraf' | 'polozka' | 'orj'
  year: number
  rows: readonly { code: string; name: string | null; amounts: { [stage in Stage]: number | null } }[]
}

/** One step into a budget as a table: official record, in Czech. */
export const drillTable = ({ level, year, rows }: Drilled): ReportTable => ({
  id: `rozpocet-${year}`,
  caption: `Rozpočet ${year}`,
  columns: [
    { label: t.budget.code[level], kind: 'text' },
    { label: 'Název', kind: 'text' },
    ...stages.map((stage) => ({ label: t.budget.stage[stage], kind: 'money' as const })),
  ],
  rows: rows.map(({ code, name, amounts }) => [code, name, ...stages.map((stage) => amounts[stage])]),
})
