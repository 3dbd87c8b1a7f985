import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../../../shared/catalogue/column.ts'
import type { Difference } from '../../../../shared/catalogue/difference.ts'
import { named, quoted } from './sql-text.ts'

export interface Compared {
  number: number
  path: string
  columns: readonly Column[]
}

const shown = 10

const repeated = async (db: DuckDBConnection, table: string, key: readonly string[]): Promise<boolean> => {
  const columns = key.map(named).join(', ')
  const found = await db.runAndReadAll(`select 1 from ${table} group by ${columns} having count(*) > 1 limit 1`)
  return found.currentRowCount > 0
}

/** What changed between two versions, told for people: counts, columns, and some of the rows. */
export async function compareTables(
  db: DuckDBConnection,
  before: Compared,
  after: { path: string; columns: readonly Column[] },
): Promise<Difference> {
  const old = new Map(before.columns.map((column) => [column.name, column]))
  const common = after.columns.filter(({ name }) => old.has(name))
  const kept = common.map(({ name }) => name)
  const rowsOf = async (from: string) =>
    Number((await db.runAndReadAll(`select count(*) from ${from}`)).getRowsJson()[0]![0])
  const cells = kept.map((name) => `${named(name)}::varchar as ${named(name)}`).join(', ') || '1 as nothing'
  const tableOf = (path: string) => `(select ${cells} from read_parquet(${quoted(path)}))`
  const [a, b] = [tableOf(before.path), tableOf(after.path)]
  const examples: Difference['examples'] = []
  const take = async (kind: Difference['examples'][number]['kind'], query: string) => {
    const read = await db.runAndReadAll(`${query} limit ${shown}`)
    for (const row of read.getRowObjectsJson())
      examples.push({ kind, row: row as Record<string, string | null> })
  }
  const chosen = after.columns.filter(({ role, name }) => role === 'key' && old.has(name)).map(({ name }) => name)
  // rows that share a key cannot be told apart by it
  const repeats = chosen.length > 0 && ((await repeated(db, a, chosen)) || (await repeated(db, b, chosen)))
  const key = repeats ? [] : chosen
  const base = {
    against: before.number,
    rowsBefore: await rowsOf(a),
    rowsAfter: await rowsOf(b),
    columnsAdded: after.columns.filter(({ name }) => !old.has(name)).map(({ title }) => title),
    columnsRemoved: before.columns
      .filter(({ name }) => !after.columns.some((one) => one.name === name))
      .map(({ title }) => title),
    typesChanged: common
      .filter(({ name, type }) => old.get(name)!.type !== type)
      .map(({ name, type }) => ({ name, before: old.get(name)!.type, after: type })),
    examples,
    ...(repeats ? { keyRepeats: true } : {}),
  }
  if (kept.length === 0) return { ...base, added: base.rowsAfter, removed: base.rowsBefore, changed: null }
  if (key.length > 0) {
    const on = key.map((name) => `a.${named(name)} is not distinct from b.${named(name)}`).join(' and ')
    const differs = kept
      .filter((name) => !key.includes(name))
      .map((name) => `a.${named(name)} is distinct from b.${named(name)}`)
      .join(' or ')
    const [add, drop] = [`from ${b} b anti join ${a} a on ${on}`, `from ${a} a anti join ${b} b on ${on}`]
    const change = differs === '' ? null : `from ${b} b join ${a} a on ${on} where ${differs}`
    await take('added', `select b.* ${add}`)
    await take('removed', `select a.* ${drop}`)
    if (change) await take('changed', `select b.* ${change}`)
    return {
      ...base,
      added: await rowsOf(`(select 1 ${add})`),
      removed: await rowsOf(`(select 1 ${drop})`),
      changed: change ? await rowsOf(`(select 1 ${change})`) : 0,
    }
  }
  const [add, drop] = [`from ${b} except all from ${a}`, `from ${a} except all from ${b}`]
  await take('added', `select * from (${add})`)
  await take('removed', `select * from (${drop})`)
  return { ...base, added: await rowsOf(`(${add})`), removed: await rowsOf(`(${drop})`), changed: null }
}
