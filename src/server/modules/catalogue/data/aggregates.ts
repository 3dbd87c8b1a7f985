import type { DuckDBConnection } from '@duckdb/node-api'

/** Each regular expression of a query has memory of its own */
const together = 60

/** Answers of many aggregates over a table, in their order, a part of them in one query. @param from table, view or subquery */
export async function aggregates(
  db: DuckDBConnection,
  from: string,
  expressions: readonly string[],
): Promise<unknown[]> {
  const answers: unknown[] = []
  for (let at = 0; at < expressions.length; at += together) {
    const part = expressions.slice(at, at + together)
    answers.push(...(await db.runAndReadAll(`select ${part.join(', ')} from ${from}`)).getRowsJson()[0]!)
  }
  return answers
}
