import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** The length of the audit trail: it grows with every change of any record, so derived figures hold while it stands still. */
export async function auditLength(db: Db): Promise<string> {
  const { rows } = await sql<{ seq: number }>`select seq from platform.audit_head`.execute(db)
  return String(rows[0]!.seq)
}

const freshMs = 100
let last: { length: Promise<string>; until: number } | null = null

/**
 * The same, read at most ten times a second: what this process changed is seen at once,
 * what another one changed within a tenth of a second.
 */
export function recentAuditLength(db: Db): Promise<string> {
  const now = performance.now()
  if (last === null || last.until < now) {
    const length = auditLength(db)
    last = { length, until: now + freshMs }
    length.catch(() => (last = null))
  }
  return last.length
}

/** The trail has grown just now. */
export function noteAuditGrown(): void {
  last = null
}
