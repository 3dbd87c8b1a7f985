import { randomBytes } from 'node:crypto'
import { formatDate } from '../../../../shared/format/date.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { openRecordKey, seal, unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { readFormVersion } from '../../services/index.ts'
import { addEvent } from '../add-event.ts'
import { findCase } from '../case.store.ts'
import { openCase } from '../sealed-case.ts'
import { answerSignature, findSignature, insertSignature, listSignatures } from './signature.store.ts'

const place = (id: string) => `signature.${id}`

/** Asks whoever has to join a submission to read it and to say so, within the caller's transaction. */
export async function askSecondSigner(
  work: Work,
  filed: { id: string; record: RecordKey; referenceNumber: string; title: string; applicant: string },
  signer: { name: string; email: string },
): Promise<void> {
  const [id, nonce] = [newId(), randomBytes(16).toString('base64url')]
  await insertSignature(work.db, {
    id,
    caseId: filed.id,
    name: seal(filed.record, place(id), signer.name),
    nonce,
    askedAt: work.actor.now,
    answeredAt: null,
    joined: null,
  })
  await queueMail(work, {
    recipient: signer.email,
    subject: `Připojte se k podání ${filed.referenceNumber}`,
    text: `Dobrý den,\n\n${filed.applicant} vás v podání „${filed.title}“ ${filed.referenceNumber} uvádí mezi těmi, kdo žádají. Přečtěte si ho a řekněte, jestli se připojujete:\n${publicUrl()}/spolupodpis/${capabilityOf('signature', id, nonce)}\n\nOdkaz nikomu neposílejte: kdo ho má, podání přečte a může odpovědět za vás.\n`,
  })
}

/** The signature that a link opens, with its case. @throws DomainError `not_found` */
export async function findOwnSignature(token: string, db: Db = database()) {
  const id = idInCapability(token)
  const signature = id === null ? undefined : await findSignature(db, id)
  if (!signature || !holdsCapability(token, 'signature', signature.nonce)) throw notFound()
  const row = await findCase(db, signature.caseId)
  if (!row || row.disposedOn !== null) throw notFound()
  return { signature, row }
}

/** What somebody is asked to join. Whoever lacks the right link never learns whether there is any. @throws DomainError `not_found` */
export async function readSignature(token: string) {
  const { signature, row } = await findOwnSignature(token)
  const { record, answers, applicant } = openCase(row)
  const { definition } = await readFormVersion(row.formVersionId)
  return {
    name: unseal(record, place(signature.id), signature.name),
    joined: signature.joined,
    answeredOn: signature.answeredAt && formatDate(localDay(signature.answeredAt)),
    referenceNumber: row.referenceNumber,
    title: row.formTitle,
    applicant: applicant.name,
    definition,
    answers,
  }
}

/** Joins a submission, or refuses to. @throws DomainError `not_found`, `answered` */
export async function joinSubmission(actor: Actor, token: string, joins: boolean): Promise<void> {
  await inTransaction(actor, async (work) => {
    const { signature, row } = await findOwnSignature(token, work.db)
    if (!(await answerSignature(work.db, signature.id, joins, actor.now)))
      throw new DomainError('answered', 'Na toto podání už jste odpověděli.', 409)
    const name = unseal(openRecordKey(row.key), place(signature.id), signature.name)
    await addEvent(work, row, { kind: joins ? 'joined' : 'not_joined', text: name })
  })
}

/** Who has to join a case, and what they said. */
export const listSigners = async (db: Db, caseId: string, record: RecordKey) =>
  (await listSignatures(db, caseId)).map(({ id, name, joined }) => ({
    name: unseal(record, place(id), name),
    joined,
  }))
