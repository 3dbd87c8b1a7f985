import type pg from 'pg'

/**
 * Our tables, those referred to before those that refer to them, so that rows can be loaded with foreign keys on. Unlogged
 * tables are left out: they hold what must be forgotten, such as the salts of counting.
 */
export async function tablesInOrder(client: pg.Client, skippedSchemas: readonly string[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence <> 'u' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public') and n.nspname <> all($1) order by 1`,
    [skippedSchemas],
  )
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select format('%I.%I', cn.nspname, c.relname) as child, format('%I.%I', pn.nspname, p.relname) as parent
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
     join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  )
  const ordered: string[] = []
  const visit = (name: string, path: readonly string[]) => {
    if (ordered.includes(name) || path.includes(name)) return
    for (const { child, parent } of references) if (child === name) visit(parent, [...path, name])
    ordered.push(name)
  }
  for (const { name } of tables) visit(name, [])
  return ordered.filter((name) => tables.some((table) => table.name === name))
}
