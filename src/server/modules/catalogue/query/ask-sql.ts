import { DomainError } from '../../../platform/domain-error.ts'
import { countUse } from '../readers/count-use.ts'
import { mostSqlRows } from './limits.ts'
import { askTable } from './ask-table.ts'
import { publishedTable } from './published-table.ts'
import { cellOf, type Cell } from './read-rows.ts'

const longestSql = 20_000

export interface SqlAnswer {
  columns: { name: string; type: string }[]
  rows: Cell[][]
  /** There were more rows than an answer may have; said, never silent */
  truncated: boolean
  version: number
}

/**
 * Answers one SELECT over a published table, which is called `data`. It can read nothing else, write nothing, and takes at most
 * 10 seconds, 512 MB and 10,000 rows.
 * @throws DomainError `not_found`, `no_table`, `wrong_query`, `query_too_slow`, `query_too_big`
 */
export async function askSql(
  slug: string,
  sql: string,
  { time }: { time?: number } = {},
): Promise<SqlAnswer> {
  const table = await publishedTable(slug)
  countUse(table.dataset.id, 'api')
  const answer = await askTable({
    file: table.file,
    sql: checkedSql(sql),
    foreign: true,
    limit: mostSqlRows,
    ...(time === undefined ? {} : { time }),
  })
  const names = answer.columns.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice)
    throw new DomainError(
      'wrong_query',
      `Dotaz má dva sloupce „${twice}“. Pojmenujte je různě, například ${twice} AS ${twice}_2.`,
      400,
    )
  return {
    columns: answer.columns,
    rows: answer.rows.map((row) => row.map((cell, at) => cellOf(cell, answer.columns[at]!.type))),
    truncated: answer.more,
    version: table.version.number,
  }
}

/** @throws DomainError `wrong_query` */
export function checkedSql(sql: string): string {
  const text = sql.trim().replace(/;\s*$/, '')
  if (text === '')
    throw new DomainError('wrong_query', 'query: napište dotaz, například SELECT * FROM data LIMIT 10.', 400)
  if (text.length > longestSql)
    throw new DomainError('wrong_query', `query: dotaz je delší než ${longestSql} znaků. Zkraťte ho.`, 400)
  return text
}
