import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { inTransaction, type Work } from '../database/transaction.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { checkRules } from './numbering.ts'

export interface Series {
  code: string
  name: string
  referenceRule: string
  fileMarkRule: string
  retentionCode: string
}

export interface RegisterRow {
  id: string
  referenceNumber: string
  fileMark: string
  retentionCode: string
  subject: string
  registeredOn: string
  exportedAt: Date | null
  hasFile: boolean
}

const pageSize = 50
const refuseStranger = (actor: Actor) => {
  if (!actor.roles.includes('administrator') && !actor.roles.includes('recorder')) throw notFound()
}

/** The register of documents with its series. @throws DomainError `not_found` */
export async function readRegister(actor: Actor, page: number) {
  refuseStranger(actor)
  const { rows } =
    await sql<RegisterRow>`select id, reference_number, file_mark, retention_code, subject, registered_on, exported_at, file_id is not null as has_file
    from platform.registered_document order by registered_at desc, id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
      database(),
    )
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::int as total from platform.registered_document`.execute(database())
  const total = counted[0]?.total ?? 0
  return {
    documents: rows,
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    series: await listSeries(),
  }
}

export async function listSeries(): Promise<Series[]> {
  const { rows } = await sql<Series>`select code, name, reference_rule, file_mark_rule, retention_code
    from platform.record_series order by code`.execute(database())
  return rows
}

/** Adds a series or changes its rules; numbers given already stay. @throws DomainError `not_found`, `wrong_series`, `wrong_rule` */
export async function saveSeries(actor: Actor, series: Series): Promise<void> {
  refuseStranger(actor)
  if (!/^[A-Za-z0-9-]{1,20}$/.test(series.code))
    throw new DomainError('wrong_series', 'Kód řady smí mít 1 až 20 písmen bez diakritiky, číslic a pomlček.')
  if (series.name.trim() === '' || series.name.length > 200)
    throw new DomainError('wrong_series', 'Napište název řady, nejvýš 200 znaků.')
  if (!/^[ASV]\d{1,3}$/.test(series.retentionCode))
    throw new DomainError(
      'wrong_series',
      'Skartační znak napište jako A10, S5, nebo V10: písmeno a počet let.',
    )
  checkRules(series.referenceRule, series.fileMarkRule)
  await inTransaction(actor, (work) => writeSeries(work, series))
}

/** Writes a series whose rules were already judged. */
export async function writeSeries(work: Work, series: Series): Promise<void> {
  await sql`insert into platform.record_series (code, name, reference_rule, file_mark_rule, retention_code)
    values (${series.code}, ${series.name.trim()}, ${series.referenceRule.trim()}, ${series.fileMarkRule.trim()}, ${series.retentionCode})
    on conflict (code) do update set name = excluded.name, reference_rule = excluded.reference_rule,
      file_mark_rule = excluded.file_mark_rule, retention_code = excluded.retention_code,
      version = platform.record_series.version + 1`.execute(work.db)
  work.audit({
    action: 'platform.series.saved',
    subject: { kind: 'series', id: series.code },
    details: { ...series },
  })
}
