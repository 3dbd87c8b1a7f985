/** Types of columns of a published table. */
export const columnTypes = ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime'] as const
export type ColumnType = (typeof columnTypes)[number]

/** What a column means beside its type: coordinates in WGS 84, a geometry in GeoJSON, the key of a row. */
export const columnRoles = ['latitude', 'longitude', 'geometry', 'key'] as const
export type ColumnRole = (typeof columnRoles)[number]

export interface Column {
  /** For programs: small letters, digits and underscores */
  name: string
  /** As the source calls it */
  title: string
  type: ColumnType
  role: ColumnRole | null
  /** None of its texts begins like a formula of a spreadsheet; left out where one does, or nobody has looked */
  harmless?: boolean
  /** Digits after the decimal point; null for floating numbers and other types */
  scale: number | null
  stats: ColumnStats
}

/** Rows up to which different values are counted, not estimated */
export const countedUpTo = 200_000

export interface ColumnStats {
  filled: number
  empty: number
  /** Above a thousand an estimate, in tables of more than `countedUpTo` rows */
  distinct: number
  min: string | null
  max: string | null
  mean: number | null
  /** The most frequent values; empty where nearly every row has its own */
  top: { value: string; count: number }[]
}

/** What somebody wrote about a column; it outlives reloads of the data. */
export interface ColumnNote {
  title?: string
  description?: string
  unit?: string
  /** Instead of what was found */
  type?: ColumnType
  key?: boolean
}

/** A value that a row has and should not. */
export interface RowFault {
  /** Order of the record in its file, from 1 */
  row: number
  column: string | null
  value: string
  code:
    | 'missing-columns'
    | 'too-many-columns'
    | 'quote'
    | 'encoding'
    | 'not-integer'
    | 'not-decimal'
    | 'not-boolean'
    | 'not-date'
    | 'not-datetime'
    | 'formula'
    | 'cell-error'
    | 'other'
}

export interface LoadedTable {
  rows: number
  columns: Column[]
  faults: { total: number; rows: number; list: RowFault[] }
  notes: LoadNote[]
}

/** What happened to the data on the way, worth telling. */
export type LoadNote =
  | { code: 'encoding'; encoding: string }
  | { code: 'delimiter'; delimiter: string }
  | { code: 'sjtsk' }
  | { code: 'renamed'; from: string; to: string }
  | { code: 'identifier'; column: string }
  | { code: 'mixed'; column: string; example: string }
  | { code: 'sheets'; names: string }
  | { code: 'swallowed'; row: number; lines: number }
