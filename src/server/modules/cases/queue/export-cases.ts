import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { findCases, readCase, type CaseQuestion } from '../read-cases.ts'
import { procedureOf } from '../procedures/procedures.ts'

/** Nobody reads further; narrower questions give the rest */
const most = 10_000

/**
 * The queue as rows of a table, with the columns that lie open in it: no names, no contents.
 * @returns at most 10,000 rows, the head first
 * @throws DomainError `not_found`
 */
export async function exportCases(
  actor: Actor,
  question: Omit<CaseQuestion, 'page'>,
): Promise<{ head: string[]; rows: (string | null)[][] }> {
  const { rows, departments } = await findCases(actor, question, { limit: most, offset: 0 })
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  return {
    head: [
      'cislo',
      'druh',
      'stav',
      'prijato',
      'lhuta',
      'ukonceno',
      'vysledek',
      'oddeleni',
      'vyrizuje',
      'stitky',
    ],
    rows: rows.map((row) => [
      row.referenceNumber,
      procedureOf(row.procedure).title,
      t.cases.stateInside[row.state],
      localDay(row.receivedAt),
      row.dueOn,
      row.endedOn,
      procedureOf(row.procedure).outcomes.find(({ code }) => code === row.outcome)?.label ?? null,
      row.departmentId && (nameOf.get(row.departmentId) ?? null),
      row.assigneeName,
      row.labels.join('; '),
    ]),
  }
}

/** A whole case as JSON: for a court, another office, or the records of the city. That somebody took it out is in the trail. @throws DomainError `not_found` */
export async function exportCase(actor: Actor, id: string) {
  const found = await readCase(actor, id)
  await inTransaction(actor, (work) => {
    work.audit({ action: 'cases.case.exported', subject: { kind: 'case', id } })
    return Promise.resolve()
  })
  return {
    case: found.case,
    procedure: { name: found.procedure.name, title: found.procedure.title, law: found.procedure.law },
    form: found.definition,
    answers: found.answers,
    applicant: found.applicant,
    signers: found.signers,
    files: found.files,
    payments: found.payments,
    opinions: found.opinions,
    merged: found.merged,
    mergedInto: found.mergedInto,
    deliveries: found.deliveries,
    events: found.events,
  }
}
