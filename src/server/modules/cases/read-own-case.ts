import { insideKinds } from '../../../shared/cases/words.ts'
import { holdsCapability, idInCapability } from '../../platform/auth/capability.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { unseal } from '../../platform/secrets/record-key.ts'
import { readFormVersion } from '../services/index.ts'
import { findCase, listEvents } from './case.store.ts'
import { listPayments } from './payments/payment.store.ts'
import { paymentView } from './payments/payments.ts'
import { procedureOf } from './procedures/procedures.ts'
import { openCase, places } from './sealed-case.ts'

/** The case that a link opens. Whoever lacks the right one never learns whether there is any. @throws DomainError `not_found` */
export async function findOwnCase(token: string, db: Db = database()) {
  const id = idInCapability(token)
  const row = id === null ? undefined : await findCase(db, id)
  if (!row || !holdsCapability(token, 'case', row.nonce)) throw notFound()
  return row
}

/** A case as the citizen reads it: where it stands, what happens next and by when, messages, what was filed. */
export async function readOwnCase(token: string) {
  const row = await findOwnCase(token)
  const { record, answers, applicant } = openCase(row)
  const procedure = procedureOf(row.procedure)
  const { definition } = await readFormVersion(row.formVersionId)
  const events = (await listEvents(database(), row.id)).filter(({ kind }) => !insideKinds.includes(kind))
  const asked = events.findLast(({ kind }) => kind === 'completion_asked' || kind === 'completed')
  return {
    referenceNumber: row.referenceNumber,
    title: row.formTitle,
    law: procedure.law,
    state: row.state,
    receivedAt: row.receivedAt,
    dueOn: row.dueOn,
    next: procedure.next,
    hasLimit: procedure.limitDays !== null,
    completeBy: row.state === 'waiting' && asked?.kind === 'completion_asked' ? asked.until : null,
    payments: await Promise.all((await listPayments(database(), row.id)).map(paymentView)),
    events: events.map(({ id, kind, at, text, until, days }) => ({
      id,
      kind,
      at,
      until,
      days,
      text: text && unseal(record, places.event(id), text),
    })),
    definition,
    answers,
    applicantName: applicant.name,
  }
}
