import { insideKinds } from '../../../shared/cases/words.ts'
import { database } from '../../platform/database/database.ts'
import { unseal } from '../../platform/secrets/record-key.ts'
import type { Citizen } from '../citizens/index.ts'
import { provesIdentity } from './proves-identity.ts'
import { readFormVersion } from '../services/index.ts'
import { listCaseFiles } from './attachments/case-files.ts'
import { listEvents } from './case.store.ts'
import { findOwnCase } from './find-own-case.ts'
import { listPayments } from './payments/payment.store.ts'
import { paymentView } from './payments/payments.ts'
import { procedureOf } from './procedures/procedures.ts'
import { certifies } from './receipt/certificate.ts'
import { seatOfCity } from './receipt/city-facts.ts'
import { readDeliveries } from './delivery/read-deliveries.ts'
import { listSigners } from './signatures/second-signer.ts'
import { openCase, places } from './sealed-case.ts'

/** A case as the citizen reads it: where it stands, what happens next and by when, messages, what was filed. */
export async function readOwnCase(token: string, citizen: Citizen | null = null) {
  const row = await findOwnCase(token)
  const { record, answers, applicant } = openCase(row)
  const procedure = procedureOf(row.procedure)
  const form = await readFormVersion(row.formVersionId)
  const { definition } = form
  const events = (await listEvents(database(), row.id)).filter(({ kind }) => !insideKinds.includes(kind))
  const files = await listCaseFiles(database(), row.id, record)
  const asked = events.findLast(({ kind }) => kind === 'completion_asked' || kind === 'completed')
  return {
    referenceNumber: row.referenceNumber,
    title: row.formTitle,
    law: procedure.law,
    state: row.state,
    receivedAt: row.receivedAt,
    dueOn: row.dueOn,
    deliveries: (await readDeliveries(database(), row.id, record)).map(
      ({ id, channel, state, deliveredOn, fiction }) => ({ id, channel, state, deliveredOn, fiction }),
    ),
    confirmBy: row.confirmBy,
    /** Who is signed in and proves to be its sender */
    provedAs: provesIdentity(citizen, definition, answers) ? applicant.name : null,
    certificate: certifies(row, form, applicant),
    confirmLaw: procedure.confirmation?.law ?? null,
    seat: seatOfCity(),
    signers: await listSigners(database(), row.id, record),
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
      files: files.filter(({ eventId }) => eventId === id),
    })),
    definition,
    answers,
    applicantName: applicant.name,
  }
}
