import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A database that the demo created carries a mark: only there do one-click accounts exist, and production refuses it. */
export async function isDemo(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.setting where name = 'demo'`.execute(db)
  return rows.length === 1
}

/**
 * Marks a database as the demo's.
 * @throws Error when anybody already worked in it: its audit trail is not empty
 */
export async function claimForDemo(db: Db): Promise<void> {
  if (await isDemo(db)) return
  const { rows } = await sql`select 1 from platform.audit_entry limit 1`.execute(db)
  if (rows.length > 0)
    throw new Error(
      'V databázi už jsou skutečné záznamy, ukázka by se s nimi smíchala. Nastavte jinou DATA_DIR.',
    )
  await sql`insert into platform.setting (name, value) values ('demo', '{"filled": false}')`.execute(db)
}

export async function isFilled(db: Db): Promise<boolean> {
  const { rows } =
    await sql`select 1 from platform.setting where name = 'demo' and value->>'filled' = 'true'`.execute(db)
  return rows.length === 1
}

export async function noteFilled(db: Db): Promise<void> {
  await sql`update platform.setting set value = '{"filled": true}' where name = 'demo'`.execute(db)
}
