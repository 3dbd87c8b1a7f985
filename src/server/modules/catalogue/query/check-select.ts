import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted } from '../data/sql-text.ts'

/** Functions that make a table of nothing but their arguments. */
const harmlessTables = new Set(['unnest', 'range', 'generate_series', 'repeat'])

/** Functions that tell about the machine or read what is not in the table. */
const harmful =
  /^(pg_|json_serialize|json_deserialize|sqlite_|has_|obj_description|col_description|shobj_|format_type|read_|parquet_|sniff_|glob$|query$|query_table$|getenv$|getvariable$|current_setting$|duckdb_|pragma_|json_execute|sql_auto|which_secret|load_|from_substrait|sleep|icu_|test_|write_|copy_|seq_scan|arrow_|pandas_|sqlite_|postgres_|mysql_|st_read|checkpoint|force_|summary$|version$|current_database|current_schema|in_search_path|txid_|nextval|currval|set_seed|setseed|enable_|disable_)/

/**
 * Takes one select over the table `data` and refuses everything else, by the tree that DuckDB itself makes of the text: other tables,
 * functions that read files, settings, catalogues of the database.
 * @throws Error with a sentence for its author
 */
export async function checkSelect(db: DuckDBConnection, sql: string): Promise<void> {
  const read = await db.runAndReadAll(`select json_serialize_sql(${quoted(sql)})`)
  const tree = JSON.parse(String(read.getRowsJson()[0]![0])) as {
    error: boolean
    error_message?: string
    statements?: unknown[]
  }
  if (tree.error)
    throw new Error(
      /only select/i.test(tree.error_message ?? '')
        ? 'Povolený je jen jeden dotaz SELECT.'
        : (tree.error_message ?? 'dotazu nejde rozumět'),
    )
  if (tree.statements?.length !== 1) throw new Error('Pošlete právě jeden dotaz SELECT.')
  walk(tree.statements[0], new Set(['data']))
}

interface Node {
  type?: unknown
  cte_map?: { map?: { key?: string }[] }
  [key: string]: unknown
}

function walk(node: unknown, known: ReadonlySet<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, known)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const given = node as Node
  for (const { key } of given.cte_map?.map ?? [])
    if (key && (!/^[a-z_]\w{0,62}$/i.test(key) || /^(pg|sqlite|duckdb|information)_/i.test(key)))
      throw new Error(`Pojmenujte pomocnou tabulku jinak než „${key.slice(0, 40)}“.`)
  const own = (given.cte_map?.map ?? []).flatMap(({ key }) => (key ? [key.toLowerCase()] : []))
  const recursive = given.type === 'RECURSIVE_CTE_NODE' ? [String(given['cte_name']).toLowerCase()] : []
  const names = own.length + recursive.length > 0 ? new Set([...known, ...own, ...recursive]) : known
  if (given.type === 'BASE_TABLE') {
    const table = String(given['table_name']).toLowerCase()
    const elsewhere = Boolean(given['schema_name']) || Boolean(given['catalog_name'])
    if (elsewhere || !names.has(table))
      throw new Error(`Tabulka „${String(given['table_name'])}“ tu není. Data jsou v tabulce data.`)
  }
  if (given.type === 'SHOW_REF') throw new Error('SHOW a DESCRIBE nejsou povolené, pošlete SELECT.')
  if (given.type === 'TABLE_FUNCTION') {
    const called =
      (given['function'] as { function_name?: string } | undefined)?.function_name?.toLowerCase() ?? ''
    if (!harmlessTables.has(called)) throw new Error(`Funkce ${called} není povolená.`)
  }
  if (typeof given['function_name'] === 'string') {
    const called = given['function_name'].toLowerCase()
    if (harmful.test(called) || !['', 'main'].includes(String(given['schema'] ?? '')))
      throw new Error(`Funkce ${called} není povolená.`)
  }
  for (const value of Object.values(given)) walk(value, names)
}
