import { sql } from 'kysely'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Db } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import type { Work } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { exportRecord } from './export-record.ts'
import { numberBy } from './numbering.ts'

/** A document that enters the register: sent, received or decided. */
export interface NewDocument {
  /** Code of the series */
  series: string
  subject: string
  owner: { kind: string; id: string }
}

export interface RegisteredDocument {
  id: string
  /** Číslo jednací */
  referenceNumber: string
  /** Spisová značka */
  fileMark: string
  /** Skartační znak a lhůta */
  retentionCode: string
}

const columns = sql`id, reference_number, file_mark, retention_code`

/** The document of an owner, when it is registered. */
export async function findRegistered(
  db: Db,
  owner: NewDocument['owner'],
): Promise<RegisteredDocument | undefined> {
  const { rows } = await sql<RegisteredDocument>`select ${columns} from platform.registered_document
    where owner_kind = ${owner.kind} and owner_id = ${owner.id}`.execute(db)
  return rows[0]
}

/**
 * Registers a document within the caller's transaction and gives it its number; the same owner gets the same number again.
 * Numbers run without gaps: the counter's row is held until commit.
 * @throws DomainError `no_series`
 */
export async function registerDocument(work: Work, document: NewDocument): Promise<RegisteredDocument> {
  const before = await findRegistered(work.db, document.owner)
  if (before) return before
  const day = localDay(work.actor.now)
  const year = Number(day.slice(0, 4))
  const { rows } = await sql<{
    last: number
    referenceRule: string
    fileMarkRule: string
    retentionCode: string
  }>`with counted as (
      insert into platform.record_counter (series, year, last)
      select code, ${year}, 1 from platform.record_series where code = ${document.series}
      on conflict (series, year) do update set last = platform.record_counter.last + 1
      returning series, last
    ) select c.last, s.reference_rule, s.file_mark_rule, s.retention_code
      from counted c join platform.record_series s on s.code = c.series`.execute(work.db)
  const series = rows[0]
  if (!series)
    throw new DomainError(
      'no_series',
      'Spisová řada, kterou má orgán v pravidlech, neexistuje. Vyberte jinou.',
    )
  const parts = { order: series.last, year, series: document.series }
  const registered: RegisteredDocument = {
    id: newId(),
    referenceNumber: numberBy(series.referenceRule, parts),
    fileMark: numberBy(series.fileMarkRule, parts),
    retentionCode: series.retentionCode,
  }
  await sql`insert into platform.registered_document
    (id, series, reference_number, file_mark, retention_code, subject, owner_kind, owner_id, registered_on)
    values (${registered.id}, ${document.series}, ${registered.referenceNumber}, ${registered.fileMark},
      ${registered.retentionCode}, ${document.subject}, ${document.owner.kind}, ${document.owner.id}, ${day})`.execute(
    work.db,
  )
  work.audit({
    action: 'platform.document.registered',
    subject: { kind: 'document', id: registered.id },
    details: { referenceNumber: registered.referenceNumber, owner: document.owner.id },
  })
  return registered
}

/** The exact file of a registered document; with it the document is ready for the city's register. */
export async function fileDocument(work: Work, id: string, fileId: string): Promise<void> {
  await sql`update platform.registered_document set file_id = ${fileId} where id = ${id} and file_id is null`.execute(
    work.db,
  )
  await work.enqueue(exportRecord.name, { id })
}
