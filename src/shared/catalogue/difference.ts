import type { ColumnType } from './column.ts'

/** What a version of data changed against the one published before. */
export interface Difference {
  /** Number of the version that it is compared with */
  against: number
  rowsBefore: number
  rowsAfter: number
  added: number
  removed: number
  /** Rows of the same key with other values; null where no column is the key */
  changed: number | null
  /** The column that was to be the key has the same value in several rows, so whole rows were compared */
  keyRepeats?: boolean
  columnsAdded: string[]
  columnsRemoved: string[]
  typesChanged: { name: string; before: ColumnType; after: ColumnType }[]
  /** Some of the rows, as texts by column */
  examples: { kind: 'added' | 'removed' | 'changed'; row: Record<string, string | null> }[]
}
