import {
  caseStates,
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
import { numbersOf } from '../../platform/records/find-numbers.ts'
import { series } from './series.ts'
import { readFormVersion } from '../services/index.ts'
import { listCaseFiles } from './attachments/case-files.ts'
import { refuseDisposed } from './disposal/refuse-disposed.ts'
import { offered } from './delivery/queue-delivery.ts'
import { readDeliveries } from './delivery/read-deliveries.ts'
import { departmentsOf, listDepartmentRows } from './departments/department.store.ts'
import { listHandlers } from './departments/departments.ts'
import { standsInFor } from './departments/substitution.ts'
import { listOpinions } from './opinions/opinions.ts'
import { listWaitingOpinions } from './opinions/opinion.store.ts'
import { listSigners } from './signatures/second-signer.ts'
import { findCase, listEvents, listMerged, listQueue } from './case.store.ts'
import { mayHandle } from './policy.ts'
import { listPayments } from './payments/payment.store.ts'
import { takesPayments } from './payments/payments.ts'
import { procedureOf } from './procedures/procedures.ts'
import { nameIndexOf, openCase, places } from './sealed-case.ts'

const pageSize = 50
/** So many days before the end of the limit the queue warns */
export const warnDays = 5

export interface CaseQuestion {
  /** `mine` with those of whom the actor stands in for */
  whose?: 'mine' | 'nobody' | undefined
  /** Id of a department, or `all`; left out, the actor's own departments where there are any */
  department?: string | undefined
  label?: string | undefined
  which: 'open' | 'ended'
  procedure?: ProcedureName | undefined
  /** A reference number or its order alone, or a whole name: names are sealed, and found only by their index */
  text?: string | undefined
  page: number
}

/** A page of the clerk's queue, the nearest limit first. @throws DomainError `not_found` */
export async function listCases(actor: Actor, question: CaseQuestion) {
  const { page, department } = question
  const { rows, total, more, departments, own } = await findCases(actor, question, {
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const today = localDay(actor.now)
  const soon = shiftDay(today, warnDays)
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  return {
    cases: rows.map((row) => ({
      ...row,
      department: row.departmentId && (nameOf.get(row.departmentId) ?? null),
      urgency:
        row.attentionOn === null
          ? null
          : row.attentionOn < today || (row.attentionOn === today && row.dueOn !== today)
            ? ('late' as const)
            : row.attentionOn <= soon && row.attentionOn === row.dueOn
              ? ('soon' as const)
              : null,
    })),
    total,
    more,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    procedures: procedureNames.map((name) => ({ name, title: procedureOf(name).title })),
    departments: departments.map(({ id, name }) => ({ id, name })),
    department: department ?? (own.length > 0 ? 'mine' : 'all'),
    belongs: own.length > 0,
    opinions: await listWaitingOpinions(database(), actor.accountId ?? ''),
  }
}

/** Rows of the queue for a question, with what its filters offer. @throws DomainError `not_found` */
export async function findCases(
  actor: Actor,
  { whose, which, procedure, department, label, text }: Omit<CaseQuestion, 'page'>,
  part: { limit: number; offset: number },
) {
  if (!mayHandle(actor)) throw notFound()
  const db = database()
  const accountId = actor.accountId ?? ''
  const [departments, own] = await Promise.all([listDepartmentRows(db), departmentsOf(db, accountId)])
  // a search by number or name looks everywhere, whoever's it is
  const asked = department ?? (text !== undefined || own.length === 0 ? 'all' : 'mine')
  const states: readonly CaseState[] =
    text !== undefined
      ? caseStates
      : which === 'open'
        ? openStates
        : (['decided', 'set_aside', 'merged'] as const)
  const found = await listQueue(db, {
    states,
    assignees: whose === 'mine' ? await standsInFor(db, accountId, localDay(actor.now)) : undefined,
    departments: asked === 'all' ? undefined : asked === 'mine' ? own : [asked].filter(isId),
    label,
    unassigned: whose === 'nobody',
    procedure,
    ...(text === undefined
      ? {}
      : /\d/.test(text)
        ? { numbers: await numbersAsked(text, localDay(actor.now)) }
        : { nameIndex: nameIndexOf(text) }),
    ...part,
  })
  return { ...found, departments, own }
}

/** One case with everything in it. @throws DomainError `not_found` */
export async function readCase(actor: Actor, id: string) {
  if (!mayHandle(actor)) throw notFound()
  const row = isId(id) ? await findCase(database(), id) : undefined
  if (!row) throw notFound()
  refuseDisposed(row)
  const { record, answers, applicant, subject } = openCase(row)
  const { definition, number } = await readFormVersion(row.formVersionId)
  const events = await listEvents(database(), id)
  const files = await listCaseFiles(database(), id, record)
  return {
    files: files.filter(({ eventId }) => eventId === null),
    opinions: await listOpinions(database(), id, record, actor.accountId),
    deliveries: await readDeliveries(database(), id, record),
    channels: offered(applicant, answers),
    merged: (await listMerged(database(), id)).map((one) => ({
      id: one.id,
      referenceNumber: one.referenceNumber,
    })),
    mergedInto: row.mergedInto === null ? null : await numberOf(row.mergedInto),
    ...(await handedTo(actor)),
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
      assigneeAccount: row.assigneeAccount,
      departmentId: row.departmentId,
      labels: row.labels,
      mine: row.assigneeAccount !== null && row.assigneeAccount === actor.accountId,
      receivedAt: row.receivedAt,
      dueOn: row.dueOn,
      confirmBy: row.confirmBy,
      completeBy: row.completeBy,
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

const numberOf = async (id: string) => {
  const row = await findCase(database(), id)
  return row ? { id: row.id, referenceNumber: row.referenceNumber } : null
}

/** To whom a case may be handed over. */
async function handedTo(actor: Actor) {
  const [departments, found] = await Promise.all([listDepartmentRows(database()), listHandlers()])
  const handlers = found.map(({ id, name }) => ({ id, name }))
  return {
    departments: departments.map(({ id, name }) => ({ id, name })),
    handlers,
    /** Whom an opinion can be asked of */
    colleagues: handlers.filter(({ id }) => id !== actor.accountId),
  }
}

/** A number as it is written, or its order alone, of the last ten years. */
async function numbersAsked(text: string, today: string): Promise<string[]> {
  if (!/^\d{1,8}$/.test(text)) return [text.toUpperCase()]
  const year = Number(today.slice(0, 4))
  return numbersOf(
    database(),
    series,
    Number(text),
    Array.from({ length: 10 }, (_, back) => year - back),
  )
}
