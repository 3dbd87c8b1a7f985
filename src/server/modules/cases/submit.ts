import { randomBytes } from 'node:crypto'
import { review, standing, type Answers } from '../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../shared/forms/definition.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { capabilityOf } from '../../platform/auth/capability.ts'
import { publicUrl } from '../../platform/config/public-url.ts'
import { newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { registerDocument } from '../../platform/records/register-document.ts'
import { newRecordKey, seal } from '../../platform/secrets/record-key.ts'
import { findCase, insertCase, insertEvent } from './case.store.ts'
import { dueOn } from './clock.ts'
import { openDraft } from './draft.ts'
import { updateDraft } from './draft.store.ts'
import { procedureOf } from './procedures/procedures.ts'
import { nameIndexOf, places, type Applicant } from './sealed-case.ts'
import { series } from './series.ts'

/**
 * Files a draft: a case with its reference number, in one transaction that is on the disk before anybody is told. Sent twice, it is
 * one case. What is only recommended may be missing (500/2004 Sb. § 37 (3), § 45 (2)); who files and what about may not.
 * @returns what the link to the case carries
 * @throws DomainError `not_found`, `incomplete`
 */
export async function submitDraft(actor: Actor, token: string): Promise<string> {
  return inTransaction(actor, async (work) => {
    const draft = await openDraft(token, work.db, true)
    if (draft.caseId !== null) {
      const filed = await findCase(work.db, draft.caseId)
      return capabilityOf('case', filed!.id, filed!.nonce)
    }
    const { definition, procedure: name, title, versionId } = draft.form
    const answers = standing(definition, draft.answers)
    const { must } = review(definition, answers)
    if (must.length > 0)
      throw new DomainError(
        'incomplete',
        `Podání ještě nejde odeslat, doplňte: ${must.map(({ label }) => label).join(', ')}.`,
      )
    const [id, nonce, record] = [newId(), randomBytes(16).toString('base64url'), newRecordKey()]
    const applicant = applicantOf(definition, answers)
    const subject = textOf(answers, definition.roles.subject)
    const day = localDay(actor.now)
    const procedure = procedureOf(name)
    const { referenceNumber, fileMark, retentionCode } = await registerDocument(work, {
      series,
      // the register of the city is read by more people than the case
      subject: procedure.title,
      owner: { kind: 'case', id },
    })
    const due = dueOn(procedure, [{ kind: 'received', onDay: day, days: null }])
    await insertCase(work.db, {
      id,
      referenceNumber,
      fileMark,
      retentionCode,
      procedure: name,
      formVersionId: versionId,
      formTitle: title,
      state: 'received',
      key: record.wrapped,
      answers: seal(record, places.answers, JSON.stringify(answers)),
      applicant: seal(record, places.applicant, JSON.stringify(applicant)),
      subject: subject === null ? null : seal(record, places.subject, subject),
      nameIndex: nameIndexOf(applicant.name),
      nonce,
      identity: null,
      assigneeAccount: null,
      assigneeName: null,
      receivedAt: actor.now,
      dueOn: due,
      endedOn: null,
      changedAt: actor.now,
    })
    await insertEvent(work.db, {
      id: newId(),
      caseId: id,
      kind: 'received',
      at: actor.now,
      onDay: day,
      byAccount: null,
      byName: null,
      text: null,
      until: due,
      days: null,
    })
    await updateDraft(work.db, draft.id, { caseId: id, answers: null, changedAt: actor.now })
    const link = capabilityOf('case', id, nonce)
    if (applicant.email !== null)
      await queueMail(work, {
        recipient: applicant.email,
        subject: `Přijali jsme vaše podání ${referenceNumber}`,
        text: `Dobrý den,\n\nvaše podání „${title}“ jsme přijali ${formatDate(day)} pod číslem ${referenceNumber}.\n${due === null ? '' : `Vyřídit ho máme do ${formatDate(due)}.\n`}\nStav, zprávy a odpověď najdete tady:\n${publicUrl()}/pripad/${link}\n\nOdkaz nikomu neposílejte: kdo ho má, podání přečte.\n`,
      })
    work.audit({ action: 'cases.case.received', subject: { kind: 'case', id } })
    return link
  })
}

const textOf = (answers: Answers, id: string | undefined): string | null => {
  const value = id === undefined ? undefined : answers[id]
  return value === undefined ? null : String(value)
}

const applicantOf = ({ roles }: FormDefinition, answers: Answers): Applicant => ({
  name: textOf(answers, roles.name) ?? '',
  email: textOf(answers, roles.email),
  phone: textOf(answers, roles.phone),
  address: textOf(answers, roles.address),
  dataBox: textOf(answers, roles.dataBox),
})
