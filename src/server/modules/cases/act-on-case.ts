import { shiftDay } from '../../../shared/time/shift-day.ts'
import { isDay } from '../../../shared/time/is-day.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { acceptFiles, keepFile } from './attachments/keep-file.ts'
import { makeDecision } from './decision/make-decision.ts'
import { chosenChannel, offered, queueDelivery } from './delivery/queue-delivery.ts'
import { openCase } from './sealed-case.ts'
import { addEvent } from './add-event.ts'
import { listEvents, listMerged } from './case.store.ts'
import { findOwnCase } from './find-own-case.ts'
import { mayHandle } from './policy.ts'
import { procedureOf } from './procedures/procedures.ts'
import { act, fillIn, findOpenCase, said, takeStep } from './take-step.ts'
import { tellCitizen } from './tell-citizen.ts'

/** Takes a case, or hands it over to nobody. @throws DomainError `not_found`, `ended`, `stale` */
export const takeCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  back = false,
): Promise<void> =>
  act(actor, by, id, version, (row) => ({
    kind: 'taken',
    ...(back ? { text: 'vráceno do fronty' } : {}),
    change: { assigneeAccount: back ? null : actor.accountId, assigneeName: back ? null : by },
    // whoever has it, the citizen's turn to complete it stays
    state: row.state === 'waiting' ? 'waiting' : back ? 'received' : 'in_progress',
  }))

/** A note that only the office reads. @throws DomainError `not_found`, `empty`, `stale` */
export const noteInCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  text: string,
): Promise<void> =>
  act(actor, by, id, version, () => ({ kind: 'note', text: said(text, 'Poznámka') }), { alsoEnded: true })

/** Writes to the citizen, with files or without. @throws DomainError `not_found`, `empty`, `stale`, those of `acceptFiles` */
export async function writeToCitizen(
  actor: Actor,
  by: string,
  id: string,
  version: number,
  text: string,
  attached: readonly File[] = [],
): Promise<void> {
  if (!mayHandle(actor)) throw notFound()
  const message = await messageOf(text, attached)
  await act(actor, by, id, version, () => ({ kind: 'message_out', ...message }), { alsoEnded: true })
}

/** What a message says and brings; files may speak for themselves. @throws DomainError `empty`, those of `acceptFiles` */
async function messageOf(text: string, attached: readonly File[]) {
  const files = await acceptFiles(attached)
  return { files, text: files.length > 0 && text.trim() === '' ? null : said(text, 'Zpráva') }
}

/**
 * Asks the citizen to complete the submission by a day; until then the statutory limit does not run.
 * @throws DomainError `not_found`, `empty`, `wrong_day`, `waiting`, `ended`, `stale`
 */
export const askCompletion = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { until, text }: { until: string; text: string },
): Promise<void> =>
  act(actor, by, id, version, (row) => {
    if (row.state === 'waiting')
      throw new DomainError(
        'waiting',
        'O doplnění už jste požádali. Počkejte na odpověď, nebo napište zprávu.',
      )
    const today = localDay(actor.now)
    if (!isDay(until) || until <= today || until > shiftDay(today, 366))
      throw new DomainError('wrong_day', 'Doplnit do: zadejte den, který teprve bude, nejvýš za rok.')
    return { kind: 'completion_asked', until, text: said(text, 'Co doplnit'), state: 'waiting' }
  })

/**
 * Makes the statutory limit longer, on a ground of the law and by no more than the law lets.
 * @throws DomainError `not_found`, `no_extension`, `wrong_ground`, `wrong_days`, `ended`, `stale`
 */
export const extendLimit = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { days, ground, text }: { days: string; ground: string; text: string },
): Promise<void> =>
  act(actor, by, id, version, async (row, { db }) => {
    const { extension } = procedureOf(row.procedure)
    if (extension === null)
      throw new DomainError('no_extension', 'V tomto řízení zákon lhůtu prodloužit nedovoluje.')
    if (!extension.grounds.includes(ground))
      throw new DomainError('wrong_ground', 'Důvod: vyberte jeden z důvodů, které zákon zná.')
    const used = (await listEvents(db, row.id)).reduce(
      (sum, one) => sum + (one.kind === 'extended' ? (one.days ?? 0) : 0),
      0,
    )
    const more = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
    if (more < 1 || used + more > extension.days)
      throw new DomainError(
        'wrong_days',
        `Prodloužit o: zadejte nejvýš ${extension.days - used} dní; zákon dovoluje dohromady ${extension.days}.`,
      )
    if (row.dueOn !== null && row.dueOn < localDay(actor.now))
      throw new DomainError(
        'wrong_days',
        'Lhůta už uplynula, prodloužit ji lze jen předtím. Vyřiďte podání co nejdřív.',
      )
    if (row.dueOn === null)
      throw new DomainError('wrong_days', 'Lhůta teď neběží. Prodloužíte ji, až poběží.')
    return { kind: 'extended', days: more, text: said(text.replaceAll('{{duvod}}', ground), 'Text') }
  })

/**
 * Ends a case with an outcome, its document and the way in which it is delivered. The document is made first and lies in the store;
 * then all is written at once.
 * @param channel as the law offers; may be empty where the outcome is no decision
 * @throws DomainError `not_found`, `wrong_outcome`, `unconfirmed`, `wrong_channel`, `empty`, `ended`, `stale`
 */
export async function decideCase(
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { outcome, text, channel }: { outcome: string; text: string; channel: string },
): Promise<void> {
  if (!mayHandle(actor)) throw notFound()
  const seen = await findOpenCase(id, version)
  const found = procedureOf(seen.procedure).outcomes.find(({ code }) => code === outcome)
  if (!found) throw new DomainError('wrong_outcome', 'Jak to dopadlo: vyberte jednu z nabízených možností.')
  if (seen.confirmBy !== null)
    throw new DomainError(
      'unconfirmed',
      `Podání zatím nikdo nepotvrdil, má na to do ${formatDate(seen.confirmBy)}. Potvrzení zapište, nebo podání potom odložte.`,
    )
  const { record, applicant, answers } = openCase(seen)
  const way = found.formal || channel !== '' ? chosenChannel(offered(applicant, answers), channel) : null
  const answer = fillIn(`${found.label}\n\n${said(text, 'Odpověď')}`, seen, by, null)
  const document = await makeDecision(seen, {
    by,
    text: answer,
    formal: found.formal === true,
    now: actor.now,
  })
  // the version says that the case is still the one that was seen
  await act(actor, by, id, version, async (row, work) => {
    for (const merged of await listMerged(work.db, row.id)) {
      await addEvent(work, merged, { kind: 'decided', text: answer, by })
      await tellCitizen(work, merged)
    }
    const eventId = newId()
    const kept = await keepFile(work, document, record, { caseId: row.id, eventId }, { own: true })
    if (way) await queueDelivery(work, { ...row, record }, by, kept.id, way)
    return {
      id: eventId,
      kind: 'decided',
      text: answer,
      state: found.code === 'elsewhere' ? 'set_aside' : 'decided',
      change: { outcome: found.code },
    }
  })
}

/**
 * The citizen answers: a message, or the completion that was asked for, after which the limit runs again.
 * @param formId so that a form sent twice is one message
 * @throws DomainError `not_found`, `empty`, those of `acceptFiles`
 */
export async function answerFromCitizen(
  actor: Actor,
  token: string,
  formId: string,
  text: string,
  attached: readonly File[] = [],
): Promise<void> {
  if (!isId(formId)) throw notFound()
  await findOwnCase(token)
  const message = await messageOf(text, attached)
  await inTransaction(actor, async (work) => {
    const row = await findOwnCase(token, work.db)
    if ((await listEvents(work.db, row.id)).some(({ id }) => id === formId)) return
    const completes = row.state === 'waiting'
    await takeStep(work, row, null, {
      id: formId,
      kind: completes ? 'completed' : 'message_in',
      ...message,
      ...(completes ? { state: row.assigneeAccount === null ? 'received' : 'in_progress' } : {}),
    })
  })
}
