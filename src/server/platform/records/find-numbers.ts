import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { numberBy } from './numbering.ts'

/** Reference numbers that an order within a series has by its rule in the last years: somebody remembers `123`, not `POD/000123/2026`. */
export async function numbersOf(
  db: Db,
  series: string,
  order: number,
  years: readonly number[],
): Promise<string[]> {
  const { rows } = await sql<{ referenceRule: string }>`
    select reference_rule from platform.record_series where code = ${series}`.execute(db)
  const rule = rows[0]?.referenceRule
  return rule === undefined ? [] : years.map((year) => numberBy(rule, { order, year, series }))
}
