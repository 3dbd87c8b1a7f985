import { sql } from 'kysely'
import type { Db } from './database.ts'

/** True when the database answers. */
export async function ping(db: Db): Promise<boolean> {
  await sql`select 1`.execute(db)
  return true
}
