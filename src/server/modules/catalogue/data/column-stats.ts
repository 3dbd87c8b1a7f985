import type { DuckDBConnection } from '@duckdb/node-api'
import { countedUpTo, type ColumnStats, type ColumnType } from '../../../../shared/catalogue/column.ts'
import { named, quoted } from './sql-text.ts'

/** So many different values are still counted one by one */
const few = 1000
const shown = 20

/** What each column holds: how full it is, its range, its mean, its most frequent values. */
export async function columnStats(
  db: DuckDBConnection,
  parquet: string,
  columns: readonly { name: string; type: ColumnType }[],
): Promise<ColumnStats[]> {
  const from = `read_parquet(${quoted(parquet)})`
  const rows = Number((await db.runAndReadAll(`select count(*) from ${from}`)).getRowsJson()[0]![0])
  const different = rows <= countedUpTo ? (c: string) => `count(distinct ${c})` : (c: string) => `least(count(${c}), approx_count_distinct(${c}))`
  const stats: ColumnStats[] = []
  for (let at = 0; at < columns.length; at += 50) {
    const part = columns.slice(at, at + 50)
    const asked = part.flatMap(({ name, type }) => {
      const c = named(name)
      const mean = type === 'integer' || type === 'decimal' ? `avg(${c})::double` : 'null'
      return [
        `count(${c})`,
        `count(*) - count(${c})`,
        different(c),
        `left(min(${c})::varchar, 200)`,
        `left(max(${c})::varchar, 200)`,
        mean,
      ]
    })
    const row = (await db.runAndReadAll(`select ${asked.join(', ')} from ${from}`)).getRowsJson()[0]!
    part.forEach((_, index) => {
      const [filled, empty, distinct, min, max, mean] = row.slice(6 * index, 6 * index + 6)
      stats.push({
        filled: Number(filled),
        empty: Number(empty),
        distinct: Number(distinct),
        min: min as string | null,
        max: max as string | null,
        mean: mean === null ? null : Number(mean),
        top: [],
      })
    })
  }
  for (const [at, { name }] of columns.entries()) {
    const found = stats[at]!
    if (found.filled === 0 || found.distinct > few) continue
    const counted = await db.runAndReadAll(
      `select left(${named(name)}::varchar, 200), count(*) as n, count(*) over () from ${from} where ${named(name)} is not null
       group by 1 order by n desc, 1 limit ${shown}`,
    )
    const rows = counted.getRowsJson()
    found.distinct = Number(rows[0]?.[2] ?? 0)
    if (found.distinct <= found.filled / 2 || found.distinct <= shown)
      found.top = rows.map(([value, count]) => ({ value: String(value), count: Number(count) }))
  }
  return stats
}
