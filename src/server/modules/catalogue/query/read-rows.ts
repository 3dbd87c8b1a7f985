import { DomainError } from '../../../platform/domain-error.ts'
import { countUse } from '../readers/count-use.ts'
import { askTable } from './ask-table.ts'
import { publishedTable, type PublishedTable } from './published-table.ts'
import { buildQuery, type TableQuery } from './table-query.ts'

export type Cell = string | number | boolean | null

export interface RowsAnswer {
  columns: { name: string; type: string }[]
  rows: Cell[][]
  /** Rows that match in the whole table */
  total: number
  version: number
  /** To be sent as `cursor` for the next rows; null after the last */
  next: string | null
}

/** Rows of one page of the API at the most; a whole table comes as CSV, JSON or Parquet without any limit */
export const mostRows = 1000

/**
 * Rows of a published table, page after page. A cursor holds on to the version that it began with, so that pages never mix two.
 * @throws DomainError `not_found`, `no_table`, `wrong_parameter`, `wrong_cursor`, `query_too_slow`
 */
export async function readRows(
  slug: string,
  query: TableQuery,
  { limit, cursor, version }: { limit: number; cursor?: string | null; version?: number },
): Promise<RowsAnswer & { table: PublishedTable }> {
  const from = cursor ? readCursor(cursor) : { version, offset: 0 }
  const table = await publishedTable(slug, from.version)
  countUse(table.dataset.id, 'api')
  return { ...(await rowsOf(table, query, { limit, offset: from.offset })), table }
}

/** Rows of a table from some row on. @throws like `readRows` */
export async function rowsOf(
  table: PublishedTable,
  query: TableQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<RowsAnswer> {
  const built = buildQuery(query, table.columns)
  const [page, counted] = await Promise.all([
    askTable({ file: table.file, ...built, sql: `${built.sql} limit ${limit} offset ${offset}`, limit }),
    askTable({
      file: table.file,
      sql: `select count(*) from (${countable(built.sql)})`,
      values: built.values,
      limit: 1,
    }),
  ])
  const total = Number(counted.rows[0]?.[0] ?? 0)
  return {
    columns: page.columns,
    rows: page.rows.map((row) => row.map((cell, at) => cellOf(cell, page.columns[at]!.type))),
    total,
    version: table.version.number,
    next:
      offset + page.rows.length < total ? cursorOf(table.version.number, offset + page.rows.length) : null,
  }
}

/** What is counted needs no order. */
const countable = (sql: string) => sql.replace(/ order by [^)]*$/, '')

/** A value as JSON has it: a number where none of its digits is lost, otherwise a text. */
export function cellOf(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value as string | bigint)
  if (!/INT|DECIMAL|DOUBLE|FLOAT/.test(type)) return text
  const number = Number(text)
  const exact = /^-?\d+$/.test(text)
    ? Number.isSafeInteger(number)
    : text.replace(/[-.]|^0+/g, '').length <= 15
  return exact ? number : text
}

const cursorOf = (version: number, offset: number): string =>
  Buffer.from(JSON.stringify([version, offset])).toString('base64url')

function readCursor(cursor: string): { version: number; offset: number } {
  try {
    const [version, offset] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (
      Number.isSafeInteger(version) &&
      Number(version) > 0 &&
      Number(version) < 2 ** 31 &&
      Number.isSafeInteger(offset) &&
      Number(offset) >= 0
    )
      return { version: Number(version), offset: Number(offset) }
  } catch {
    // told below
  }
  throw new DomainError(
    'wrong_cursor',
    'cursor: není náš. Pošlete hodnotu next z předchozí odpovědi, nebo začněte bez ní.',
    400,
  )
}
