import * as v from 'valibot'
import { lineOrNull, orNothing, plainText, recordLine } from '../../../../shared/meetings/record.ts'
import { system, type Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { webAddress } from '../datasets/dataset-form.ts'
import { mayCurate } from '../policy.ts'
import { publishedRow } from '../reading/read-dataset.ts'
import { insertMessage, listApplications, listMessages, moveMessage } from './news.store.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { slowDown } from './slow-down.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export const messageKinds = ['wish', 'fault', 'application'] as const
export type MessageKind = (typeof messageKinds)[number]

const messageForm = v.object({
  kind: v.picklist(messageKinds, 'Vyberte, co chcete poslat.'),
  title: v.pipe(recordLine(200), v.nonEmpty('Název: napište krátce, o co jde.')),
  text: v.pipe(plainText(4000), v.nonEmpty('Popis: napište nám víc, ať vám můžeme odpovědět.')),
  address: webAddress('Adresa aplikace'),
  email: orNothing(v.pipe(v.string(), v.email()), 'E-mail: zadejte celou adresu, nebo pole nechte prázdné.'),
})
export type MessageForm = Record<keyof v.InferInput<typeof messageForm>, string>

/**
 * What a reader sends: data that are missing, a fault in data, an application that uses them.
 * @param id of the form, so that one sent twice comes once
 * @param trap a field that people do not see; programs fill it in, and nothing is kept
 * @throws DomainError `wrong_message`, `too_many_attempts`, `not_found`
 */
export async function sendMessage(
  actor: Actor,
  { id, slug, trap, from }: { id: string; slug: string | null; trap: string; from: string },
  input: MessageForm,
): Promise<void> {
  if (!isId(id)) throw notFound()
  const checked = v.safeParse(messageForm, input)
  if (!checked.success) throw wrongForm('wrong_message', checked.issues)
  if (checked.output.kind === 'application' && checked.output.address === null)
    throw new DomainError('wrong_message', 'Adresa aplikace: zadejte ji celou, začíná https://.')
  if (trap !== '') return
  const dataset = slug === null ? null : await publishedRow(slug)
  await slowDown(from, from)
  await inTransaction(system(actor.now), async (work) => {
    if ((await listMessages(work.db, { id })).length > 0) return
    await insertMessage(work.db, {
      id,
      ...checked.output,
      datasetId: dataset?.id ?? null,
      state: 'new',
      sentAt: actor.now,
    })
    if (dataset?.contactEmail && checked.output.kind === 'fault')
      await queueMail(work, {
        recipient: dataset.contactEmail,
        subject: `Chyba v datech: ${dataset.title}`,
        text: `${checked.output.title}\n\n${checked.output.text}\n\nOdpovězte v Radnici, v Otevřených datech pod Vzkazy čtenářů.`,
      })
  })
}

/** Messages for the curator, those not settled first. @throws DomainError `not_found` */
export async function readMessages(actor: Actor) {
  if (!mayCurate(actor)) throw notFound()
  return listMessages(database())
}

/**
 * Answers a message, shows an application, or declines. Who left an address gets the answer by mail.
 * @throws DomainError `not_found`, `wrong_answer`
 */
export async function answerMessage(
  actor: Actor,
  by: string,
  id: string,
  state: 'answered' | 'shown' | 'declined',
  answer: string,
): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(lineOrNull(2000), answer)
  if (!checked.success) throw wrongForm('wrong_answer', checked.issues)
  await inTransaction(actor, async (work) => {
    const [message] = await listMessages(work.db, { id })
    if (!message || (state === 'shown') !== (message.kind === 'application' && state === 'shown'))
      throw notFound()
    if (state !== 'shown' && checked.output === null)
      throw new DomainError('wrong_answer', 'Odpověď: napište, jak to dopadlo.')
    const first = await moveMessage(work.db, id, 'new', {
      state,
      answer: checked.output,
      settledAt: actor.now,
      settledBy: by,
    })
    // the same form sent twice is one answer; another one must not be lost in silence
    if (!first && message.answer === checked.output) return
    if (!first) throw staleForm('Na vzkaz mezitím odpověděl někdo jiný')
    work.audit({
      action: 'catalogue.message.settled',
      subject: { kind: 'reader_message', id },
      details: { state },
    })
    if (message.email && checked.output)
      await queueMail(work, {
        recipient: message.email,
        subject: `Odpověď: ${message.title}`,
        text: `${checked.output}\n\nVáš vzkaz:\n${message.text}`,
      })
  })
}

/** Takes a shown application off the web. @throws DomainError `not_found` */
export async function hideApplication(actor: Actor, id: string): Promise<void> {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await moveMessage(work.db, id, 'shown', { state: 'declined' }))) return
    work.audit({
      action: 'catalogue.message.settled',
      subject: { kind: 'reader_message', id },
      details: { state: 'declined' },
    })
  })
}

/** Applications that people made of the data. */
export const readApplications = () => listApplications(database())
