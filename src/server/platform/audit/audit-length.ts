import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** The length of the audit trail: it grows with every change of any record, so derived figures hold while it stands still. */
export async function auditLength(db: Db): Promise<string> {
  const { rows } = await sql<{ seq: number }>`select seq from platform.audit_head`.execute(db)
  return String(rows[0]!.seq)
}
