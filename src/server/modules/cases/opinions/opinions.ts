import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import type { Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { openRecordKey, seal, unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { addEvent } from '../add-event.ts'
import { findCase } from '../case.store.ts'
import { listHandlers } from '../departments/departments.ts'
import { mayHandle } from '../policy.ts'
import { act, said } from '../take-step.ts'
import { answerOpinion, insertOpinion, listOpinionRows, lockOpinion } from './opinion.store.ts'

const questionPlace = (id: string) => `opinion.${id}.question`
const answerPlace = (id: string) => `opinion.${id}.answer`

/**
 * Asks a colleague for an opinion on a case by a day; the case goes on meanwhile, only the office reads it.
 * @throws DomainError `not_found`, `nobody`, `wrong_day`, `empty`, `ended`, `stale`
 */
export const askOpinion = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { account, until, text }: { account: string; until: string; text: string },
): Promise<void> =>
  act(actor, by, id, version, async (row, work) => {
    const asked = (await listHandlers(work.db)).find((one) => one.id === account)
    if (!asked || asked.id === actor.accountId)
      throw new DomainError('nobody', 'Čí stanovisko: vyberte kolegu ze seznamu.')
    if (!isDay(until) || until < localDay(actor.now))
      throw new DomainError('wrong_day', 'Do kdy: zadejte den, který teprve bude.')
    const question = said(text, 'Na co se ptáte')
    const opinion = newId()
    await insertOpinion(work.db, {
      id: opinion,
      caseId: row.id,
      askedAt: actor.now,
      askedBy: by,
      ofAccount: asked.id,
      ofName: asked.name,
      question: seal(openRecordKey(row.key), questionPlace(opinion), question),
      until,
      answer: null,
      answeredAt: null,
    })
    await queueMail(work, {
      recipient: asked.email,
      subject: `Stanovisko k podání ${row.referenceNumber}`,
      text: `Dobrý den,\n\n${by} žádá o vaše stanovisko k podání ${row.referenceNumber}:\n${publicUrl()}/urad/podani/${row.id}#stanoviska\n`,
    })
    return { kind: 'opinion_asked', until, text: `${asked.name}\n${question}` }
  })

/** Gives the opinion that the actor was asked for. @throws DomainError `not_found`, `empty`, `answered` */
export async function giveOpinion(actor: Actor, by: string, id: string, text: string): Promise<void> {
  if (!mayHandle(actor) || !isId(id)) throw notFound()
  const answer = said(text, 'Stanovisko')
  await inTransaction(actor, async (work) => {
    const opinion = await lockOpinion(work.db, id, actor.accountId ?? '')
    const row = opinion && (await findCase(work.db, opinion.caseId))
    if (!opinion || !row) throw notFound()
    if (opinion.answeredAt) throw new DomainError('answered', 'Stanovisko už jste dali.', 409)
    await answerOpinion(work.db, id, seal(openRecordKey(row.key), answerPlace(id), answer), actor.now)
    await addEvent(work, row, { kind: 'opinion_given', text: answer, by })
  })
}

/** Opinions on a case, the oldest first. */
export const listOpinions = async (db: Db, caseId: string, record: RecordKey, accountId: string | null) =>
  (await listOpinionRows(db, caseId)).map(({ id, ofName, ofAccount, askedBy, until, question, answer }) => ({
    id,
    ofName,
    askedBy,
    until,
    question: unseal(record, questionPlace(id), question),
    answer: answer && unseal(record, answerPlace(id), answer),
    mine: ofAccount === accountId,
  }))
