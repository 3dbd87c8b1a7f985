import type { Theme } from '../../../shared/catalogue/codelists.ts'
import type { ColumnType } from '../../../shared/catalogue/column.ts'
import type { Frequency } from '../../../shared/catalogue/words.ts'

export interface OwnColumn {
  name: string
  title: string
  type: ColumnType
  description?: string
  unit?: string
  key?: boolean
}

export type OwnRow = Readonly<Record<string, string | number | boolean | null>>

/** A table that a module offers to everybody: the catalogue publishes it and keeps it fresh. */
export interface OwnDataset {
  /** `module.noun`, stands behind a permanent address forever */
  name: string
  title: string
  titleEn: string
  description: string
  descriptionEn: string
  themes: readonly Theme[]
  keywords: readonly string[]
  frequency: Frequency
  /** Names of people stand in it, in a column or inside texts, as the law lets them: elected members, those of published minutes */
  hasPersonalData?: boolean
  /** Path of the page that shows the same */
  page: string
  columns: readonly OwnColumn[]
  /** Counts of people so small that somebody could be recognised are left out, and said so in a column of their own */
  smallCells?: { columns: readonly string[]; below: number }
  /** Public rows only, in an order that does not change by itself */
  read: (now: Date) => Promise<readonly OwnRow[]>
}

/**
 * Rows without counts under the limit: such a count becomes empty and its column `…_potlaceno` says why. Zero stays zero.
 */
export function withoutSmallCells(dataset: OwnDataset, rows: readonly OwnRow[]): OwnRow[] {
  if (!dataset.smallCells) return [...rows]
  const { columns, below } = dataset.smallCells
  return rows.map((row) => {
    const small = columns.filter(
      (name) => typeof row[name] === 'number' && row[name] > 0 && row[name] < below,
    )
    return {
      ...row,
      ...Object.fromEntries(columns.map((name) => [suppressedName(name), small.includes(name)])),
      ...Object.fromEntries(small.map((name) => [name, null])),
    }
  })
}

export const suppressedName = (column: string): string => `${column}_potlaceno`

/** Columns as they are published, with those that say what was left out. */
export const publishedColumns = ({ columns, smallCells }: OwnDataset): OwnColumn[] =>
  columns.flatMap((column) =>
    smallCells?.columns.includes(column.name)
      ? [
          column,
          {
            name: suppressedName(column.name),
            title: `${column.title}: potlačeno`,
            type: 'boolean',
            description: `Ano, když byl počet menší než ${smallCells.below} a nezveřejňuje se, aby nešlo poznat jednotlivé lidi.`,
          },
        ]
      : [column],
  )

let known: readonly OwnDataset[] = []

/** Called once by the composition root with the datasets of all modules. */
export function useOwnDatasets(datasets: readonly OwnDataset[]): void {
  known = datasets
}

export const ownDatasets = (): readonly OwnDataset[] => known
