import {
  openStates,
  procedureNames,
  type CaseState,
  type ProcedureName,
} from '../../../shared/cases/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { notFound } from '../../platform/domain-error.ts'
import { unseal } from '../../platform/secrets/record-key.ts'
import { readFormVersion } from '../services/index.ts'
import { listCaseFiles } from './attachments/case-files.ts'
import { listSigners } from './signatures/second-signer.ts'
import { findCase, listEvents, listQueue } from './case.store.ts'
import { mayHandle } from './policy.ts'
import { listPayments } from './payments/payment.store.ts'
import { takesPayments } from './payments/payments.ts'
import { procedureOf } from './procedures/procedures.ts'
import { nameIndexOf, openCase, places } from './sealed-case.ts'

const pageSize = 50
/** So many days before the end of the limit the queue warns */
export const warnDays = 5

export interface CaseQuestion {
  whose?: 'mine' | 'nobody' | undefined
  which: 'open' | 'ended'
  procedure?: ProcedureName | undefined
  /** A whole reference number, or a whole name: names are sealed, and found only by their index */
  text?: string | undefined
  page: number
}

/** A page of the clerk's queue, the nearest limit first. @throws DomainError `not_found` */
export async function listCases(actor: Actor, { whose, which, procedure, text, page }: CaseQuestion) {
  if (!mayHandle(actor)) throw notFound()
  const states: readonly CaseState[] =
    which === 'open' ? openStates : (['decided', 'set_aside', 'merged'] as const)
  const today = localDay(actor.now)
  const { rows, total, more } = await listQueue(database(), {
    states,
    assignee: whose === 'mine' ? (actor.accountId ?? '') : undefined,
    unassigned: whose === 'nobody',
    procedure,
    ...(text === undefined
      ? {}
      : /\d/.test(text)
        ? { number: text.toUpperCase() }
        : { nameIndex: nameIndexOf(text) }),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const soon = shiftDay(today, warnDays)
  return {
    cases: rows.map((row) => ({
      ...row,
      urgency:
        row.dueOn === null
          ? null
          : row.dueOn < today
            ? ('late' as const)
            : row.dueOn <= soon
              ? ('soon' as const)
              : null,
    })),
    total,
    more,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    procedures: procedureNames.map((name) => ({ name, title: procedureOf(name).title })),
  }
}

/** One case with everything in it. @throws DomainError `not_found` */
export async function readCase(actor: Actor, id: string) {
  if (!mayHandle(actor)) throw notFound()
  const row = isId(id) ? await findCase(database(), id) : undefined
  if (!row) throw notFound()
  const { record, answers, applicant, subject } = openCase(row)
  const { definition, number } = await readFormVersion(row.formVersionId)
  const events = await listEvents(database(), id)
  const files = await listCaseFiles(database(), id, record)
  return {
    files: files.filter(({ eventId }) => eventId === null),
    signers: await listSigners(database(), id, record),
    case: {
      id: row.id,
      referenceNumber: row.referenceNumber,
      fileMark: row.fileMark,
      retentionCode: row.retentionCode,
      title: row.formTitle,
      formVersion: number,
      state: row.state,
      assigneeName: row.assigneeName,
      mine: row.assigneeAccount !== null && row.assigneeAccount === actor.accountId,
      receivedAt: row.receivedAt,
      dueOn: row.dueOn,
      confirmBy: row.confirmBy,
      version: row.version,
      open: openStates.includes(row.state),
    },
    procedure: procedureOf(row.procedure),
    definition,
    answers,
    applicant,
    subject,
    takesPayments: takesPayments(),
    payments: (await listPayments(database(), id)).map(
      ({ amount, variableSymbol, dueOn, what, paidOn, paidNotedBy }) => ({
        amount,
        variableSymbol,
        dueOn,
        what,
        paidOn,
        paidNotedBy,
      }),
    ),
    extendedBy: events.reduce((sum, { kind, days }) => sum + (kind === 'extended' ? (days ?? 0) : 0), 0),
    events: events.map(({ id: eventId, kind, at, byName, text, until, days }) => ({
      id: eventId,
      kind,
      at,
      byName,
      until,
      days,
      text: text && unseal(record, places.event(eventId), text),
      files: files.filter((one) => one.eventId === eventId),
    })),
  }
}
