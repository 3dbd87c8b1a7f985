import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import { noteAuditGrown } from '../audit/audit-length.ts'
import type { AuditEntry } from '../audit/audit-entry.ts'
import { sendJob } from '../jobs/jobs.ts'
import { database, type Db } from './database.ts'

/** What a use case gets for the length of its transaction. */
export interface Work {
  actor: Actor
  db: Db
  /** Notes what happened; written in the last statement before commit. */
  audit: (entry: AuditEntry) => void
  /** Enqueues a background job that comes true with the transaction; `data` holds ids only. */
  enqueue: (job: string, data: Record<string, unknown>) => Promise<void>
}

/**
 * Runs a use case in one transaction: its records, its jobs and its audit entries come true together or not at all.
 * The audit chain is extended last, so its lock is held only across the commit.
 */
export async function inTransaction<T>(actor: Actor, work: (work: Work) => Promise<T>): Promise<T> {
  let grown = false
  const result = await database()
    .transaction()
    .execute(async (db) => {
      const entries: AuditEntry[] = []
      const result = await work({
        actor,
        db,
        audit: (entry) => entries.push(entry),
        enqueue: (job, data) => sendJob(db, job, data),
      })
      if (entries.length > 0) await appendAudit(db, actor, entries)
      grown = entries.length > 0
      return result
    })
  if (grown) noteAuditGrown()
  return result
}

async function appendAudit(db: Db, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ action, subject, details }) => ({
    actor: actor.accountId ?? actor.kind,
    onBehalfOf: actor.onBehalfOf ?? null,
    requestId: actor.requestId ?? null,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details: details ?? {},
  }))
  await sql`select platform.append_audit(${JSON.stringify(rows)}::jsonb)`.execute(db)
}
