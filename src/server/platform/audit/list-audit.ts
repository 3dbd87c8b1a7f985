import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { verifyAudit, type AuditVerdict } from './verify-audit.ts'

export interface AuditFilter {
  /** Beginning of the action, `meetings.meeting` */
  action?: string
  subject?: string
  actor?: string
  page: number
}

export interface AuditRow {
  seq: number
  at: Date
  actor: string
  action: string
  subjectKind: string
  subjectId: string
  details: Record<string, unknown>
}

const pageSize = 50
const mayReadAudit = ({ roles }: Actor) => roles.includes('auditor') || roles.includes('administrator')

/** The trail, newest first, for auditors. @throws DomainError `not_found` for everybody else */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
): Promise<{ rows: AuditRow[]; total: number; pages: number }> {
  if (!mayReadAudit(actor)) throw notFound()
  const where = sql`where (${filter.action ?? null}::text is null or action like ${`${(filter.action ?? '').replace(/[\\%_]/g, '\\$&')}%`})
    and (${filter.subject ?? null}::text is null or subject_id = ${filter.subject ?? ''})
    and (${filter.actor ?? null}::text is null or actor = ${filter.actor ?? ''})`
  const db = database()
  const { rows } =
    await sql<AuditRow>`select seq, at, actor, action, subject_kind, subject_id, details from platform.audit_entry ${where}
    order by seq desc limit ${pageSize} offset ${(filter.page - 1) * pageSize}`.execute(db)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from platform.audit_entry ${where}`.execute(db)
  const total = counted.rows[0]!.n
  return { rows, total, pages: Math.max(1, Math.ceil(total / pageSize)) }
}

/** Recomputes the chain on an auditor's request. @throws DomainError `not_found` */
export async function auditVerdict(actor: Actor, printed?: string): Promise<AuditVerdict> {
  if (!mayReadAudit(actor)) throw notFound()
  if (printed !== undefined && printed.length < 16)
    throw new DomainError(
      'short_digest',
      'Otisk má nejméně 16 šestnáctkových číslic. Opište ho celý z patičky zápisu.',
    )
  return verifyAudit(database(), printed)
}
