import { randomBytes } from 'node:crypto'
import type { Answers } from '../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../shared/forms/definition.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { publicUrl } from '../../platform/config/public-url.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { registerDocument } from '../../platform/records/register-document.ts'
import { newRecordKey, seal, type RecordKey } from '../../platform/secrets/record-key.ts'
import type { HeldMandate } from '../citizens/index.ts'
import type { FormVersion } from '../services/index.ts'
import { insertCase } from './case.store.ts'
import { addEvent } from './add-event.ts'
import { departmentFor } from './departments/department-for.ts'
import { dueOn, workingDay } from './clock.ts'
import { askSecondSigner } from './signatures/second-signer.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import { linkTo } from './link-to-case.ts'
import { procedureOf } from './procedures/procedures.ts'
import { nameIndexOf, places, type Applicant } from './sealed-case.ts'
import { series } from './series.ts'

/** Who files it, as far as that is known. */
interface Filer {
  /** How they proved who they are; null is not at all */
  identity: 'eid' | null
  citizenId: string | null
  /** By which power of attorney */
  mandate: HeldMandate | null
}

/**
 * Opens a case of answers that were judged: its number, its sealed contents, its first event and the mail, within the caller's
 * transaction.
 * @returns its id, what the link to it carries, and its key
 */
export async function receiveCase(
  work: Work,
  form: FormVersion,
  answers: Answers,
  { identity, citizenId, mandate }: Filer = { identity: null, citizenId: null, mandate: null },
): Promise<{ id: string; link: string; record: RecordKey }> {
  const { actor } = work
  const { definition, procedure: name, title, versionId } = form
  const [id, nonce, record] = [newId(), randomBytes(16).toString('base64url'), newRecordKey()]
  const applicant = {
    ...applicantOf(definition, answers),
    ...(mandate ? { represented: mandate.grantor.name } : {}),
  }
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
  const { confirmation } = procedure
  const confirmBy =
    identity !== null || confirmation === null ? null : workingDay(shiftDay(day, confirmation.days))
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
    identity,
    authorisation: identity === null ? null : newId(),
    confirmBy,
    departmentId: await departmentFor(work.db, name, applicant.address),
    mergedInto: null,
    outcome: null,
    disposedOn: null,
    citizenId,
    grantorId: mandate?.grantorId ?? null,
    mandateId: mandate?.id ?? null,
    assigneeAccount: null,
    assigneeName: null,
    receivedAt: actor.now,
    dueOn: due,
    endedOn: null,
    changedAt: actor.now,
  })
  const own = { id, key: record.wrapped }
  await addEvent(work, own, { kind: 'received', until: due })
  if (confirmBy !== null) await addEvent(work, own, { kind: 'confirmation_asked', until: confirmBy })
  const link = linkTo({ id, nonce })
  if (applicant.email !== null)
    await queueMail(work, {
      recipient: applicant.email,
      subject: `Přijali jsme vaše podání ${referenceNumber}`,
      text: `Dobrý den,\n\nvaše podání „${title}“ jsme přijali ${formatDate(day)} pod číslem ${referenceNumber}.\n${due === null ? '' : `Vyřídit ho máme do ${formatDate(due)}.\n`}${confirmBy === null ? '' : `Podání jste odeslali bez podpisu, proto ho do ${formatDate(confirmBy)} potvrďte. Jak na to a list k vytištění najdete na adrese níže.\n`}\nStav, zprávy a odpověď najdete tady:\n${publicUrl()}/pripad/${link}\n\nOdkaz nikomu neposílejte: kdo ho má, podání přečte.\n`,
    })
  const represented = applicant.represented ?? null
  const representedEmail = mandate
    ? mandate.grantor.email
    : textOf(answers, definition.roles.representedEmail)
  // a notice, not the contents: the address was typed by somebody else
  if (represented !== null && representedEmail !== null)
    await queueMail(work, {
      recipient: representedEmail,
      subject: `Vaším jménem přišlo podání ${referenceNumber}`,
      text: `Dobrý den,\n\n${applicant.name} podává vaším jménem „${title}“. Přijali jsme to ${formatDate(day)} pod číslem ${referenceNumber}.\n\n${mandate ? `Jedná podle plné moci, kterou jste udělili. Odvoláte ji v Portálu občana, podání tam také najdete:\n${publicUrl()}/obcan` : 'Pokud jste k tomu nikoho nezmocnili, napište nám a uveďte číslo podání.'}\n`,
    })
  const [signer, signerEmail] = [
    textOf(answers, definition.roles.signer),
    textOf(answers, definition.roles.signerEmail),
  ]
  if (signer !== null && signerEmail !== null)
    await askSecondSigner(
      work,
      { id, record, referenceNumber, title, applicant: applicant.name },
      { name: signer, email: signerEmail },
    )
  return { id, link, record }
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
  represented: textOf(answers, roles.represented),
})
