import type { EventKind } from '../../../shared/cases/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { openRecordKey, seal } from '../../platform/secrets/record-key.ts'
import { insertEvent } from './case.store.ts'
import { places } from './sealed-case.ts'

/** Writes what happened in a case, sealed, with its audit entry; its state and clock are the caller's. @returns id of the event */
export async function addEvent(
  work: Work,
  row: { id: string; key: Buffer },
  {
    id = newId(),
    kind,
    text = null,
    until = null,
    days = null,
    by = null,
  }: {
    id?: string
    kind: EventKind
    text?: string | null
    until?: string | null
    days?: number | null
    by?: string | null
  },
): Promise<string> {
  const { now, accountId } = work.actor
  await insertEvent(work.db, {
    id,
    caseId: row.id,
    kind,
    at: now,
    onDay: localDay(now),
    byAccount: by === null ? null : accountId,
    byName: by,
    text: text === null ? null : seal(openRecordKey(row.key), places.event(id), text),
    until,
    days,
  })
  work.audit({ action: `cases.case.${kind}`, subject: { kind: 'case', id: row.id } })
  return id
}
