import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import { database, type Db } from '../database/database.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { verifyAudit, type AuditVerdict } from './verify-audit.ts'

export interface AuditFilter {
  action?: string
  /** Id of the record */
  subject?: string
  /** Part of the name or e-mail of an account */
  actor?: string
  /** Days in Prague, both included, `YYYY-MM-DD` */
  from?: string
  to?: string
  page: number
}

export interface AuditRow {
  seq: number
  at: Date
  /** Id of an account, `system` or `visitor` */
  actor: string
  /** Today's name of the account; null for others and for one that is gone */
  actorName: string | null
  action: string
  subjectKind: string
  subjectId: string
  /** Name of the account that the entry speaks of */
  accountName: string | null
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
  const db = database()
  const conditions = [
    ...(filter.action ? [sql`e.action = ${filter.action}`] : []),
    ...(filter.subject ? [sql`e.subject_id = ${filter.subject}`] : []),
    ...(filter.actor ? [sql`e.actor = any(${await actorsCalled(db, filter.actor)}::text[])`] : []),
    ...(filter.from ? [sql`e.at >= ${filter.from}::date::timestamp at time zone 'Europe/Prague'`] : []),
    ...(filter.to ? [sql`e.at < (${filter.to}::date + 1)::timestamp at time zone 'Europe/Prague'`] : []),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await sql<AuditRow>`
    select e.seq, e.at, e.actor, u.name as actor_name, e.action, e.subject_kind, e.subject_id, e.details,
      case when e.subject_kind = 'account' then s.name end as account_name
    from (select * from platform.audit_entry e ${where} order by seq desc
      limit ${pageSize} offset ${(filter.page - 1) * pageSize}) e
    left join auth."user" u on u.id = e.actor
    left join auth."user" s on s.id = e.subject_id
    order by e.seq desc`.execute(db)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from platform.audit_entry e ${where}`.execute(db)
  const total = counted.rows[0]!.n
  return { rows, total, pages: Math.max(1, Math.ceil(total / pageSize)) }
}

/** Accounts whose name or e-mail holds the text; the text itself stands for an id, `system` and `visitor`. */
async function actorsCalled(db: Db, text: string): Promise<string[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string }>`
    select id from auth."user" where name ilike ${part} or email ilike ${part}`.execute(db)
  return [text, ...rows.map(({ id }) => id)]
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
