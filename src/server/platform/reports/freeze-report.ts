import { createHash } from 'node:crypto'
import type { AnnexOf, FrozenReport } from '../../../shared/reports/report.ts'
import { newId } from '../database/new-id.ts'
import { database } from '../database/database.ts'
import type { Work } from '../database/transaction.ts'
import { notFound } from '../domain-error.ts'
import { findFrozen, insertFrozen } from './frozen-report.store.ts'
import { readReport } from './reports.ts'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * Reads a report and keeps it as it is now, for good: the table refuses every change.
 * The digest also goes into the audit trail, whose chain nobody can rewrite unnoticed.
 * @param subject whose annex it is, for the audit trail
 * @param annexOf the same as its readers know it
 * @throws DomainError of the report
 */
export async function freezeReport(
  work: Work,
  report: string,
  parameters: Readonly<Record<string, string>>,
  subject: { kind: 'meeting'; id: string },
  annexOf: AnnexOf,
): Promise<{ id: string; sha256: string; frozen: FrozenReport }> {
  const read = await readReport(work.actor, report, parameters)
  const frozen: FrozenReport = {
    format: 'radnice-report/1',
    report: read.report.name,
    parameters: read.parameters,
    frozenAt: work.actor.now.toISOString(),
    annexOf,
    content: read.content,
  }
  const json = `${JSON.stringify(frozen, null, 1)}\n`
  const row = { id: newId(), report: frozen.report, json, sha256: digest(json), frozenAt: work.actor.now }
  await insertFrozen(work.db, row)
  work.audit({
    action: 'platform.report.frozen',
    subject,
    details: { frozen: row.id, report: row.report, sha256: row.sha256 },
  })
  return { id: row.id, sha256: row.sha256, frozen }
}

/**
 * A frozen report with the answer whether its text still has the digest that was noted when it was frozen.
 * @throws DomainError `not_found`
 */
export async function readFrozen(
  id: string,
): Promise<{ json: string; sha256: string; intact: boolean; frozen: FrozenReport }> {
  const row = await findFrozen(database(), id)
  if (!row) throw notFound()
  const { json, sha256 } = row
  return { json, sha256, intact: digest(json) === sha256, frozen: JSON.parse(json) as FrozenReport }
}
