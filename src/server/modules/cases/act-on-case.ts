import type { CaseState, EventKind } from '../../../shared/cases/words.ts'
import { openStates } from '../../../shared/cases/words.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { cleanText } from '../../../shared/forms/clean-text.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import { isDay } from '../../../shared/time/is-day.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Db } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { openRecordKey, seal } from '../../platform/secrets/record-key.ts'
import type { AcceptedFile } from '../../platform/files/accept-file.ts'
import { acceptFiles, keepFile } from './attachments/keep-file.ts'
import { findCase, insertEvent, listEvents, updateCase } from './case.store.ts'
import { dueOn } from './clock.ts'
import { mayHandle } from './policy.ts'
import { procedureOf } from './procedures/procedures.ts'
import { findOwnCase } from './find-own-case.ts'
import { tellCitizen } from './tell-citizen.ts'
import { places } from './sealed-case.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** One step in a case's way, as somebody asks for it. */
interface Step {
  /** Of the event; its own form's where sending twice is not told by the version */
  id?: string
  kind: EventKind
  text?: string | null
  until?: string | null
  days?: number | null
  state?: CaseState
  change?: Partial<Pick<Row, 'assigneeAccount' | 'assigneeName' | 'confirmBy'>>
  files?: readonly AcceptedFile[]
}

const longest = 20_000
/** What the citizen is written to */
const told: readonly EventKind[] = ['message_out', 'completion_asked', 'extended', 'decided', 'set_aside']
const stale = () =>
  new DomainError(
    'stale',
    'Spis mezitím změnil někdo jiný, proto se nic nestalo. Podívejte se, co je nového, a zkuste to znovu.',
    409,
  )

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
  const files = await acceptFiles(attached)
  await act(actor, by, id, version, () => ({ kind: 'message_out', text: said(text, 'Zpráva'), files }), {
    alsoEnded: true,
  })
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
  act(actor, by, id, version, async (row, db) => {
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
 * Ends a case with an outcome and the text that the citizen gets.
 * @throws DomainError `not_found`, `wrong_outcome`, `unconfirmed`, `empty`, `ended`, `stale`
 */
export const decideCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { outcome, text }: { outcome: string; text: string },
): Promise<void> =>
  act(actor, by, id, version, (row) => {
    const found = procedureOf(row.procedure).outcomes.find(({ code }) => code === outcome)
    if (!found) throw new DomainError('wrong_outcome', 'Jak to dopadlo: vyberte jednu z nabízených možností.')
    if (row.confirmBy !== null)
      throw new DomainError(
        'unconfirmed',
        `Podání zatím nikdo nepotvrdil, má na to do ${formatDate(row.confirmBy)}. Potvrzení zapište, nebo podání potom odložte.`,
      )
    return {
      kind: 'decided',
      text: `${found.label}\n\n${said(text, 'Odpověď')}`,
      state: found.code === 'elsewhere' ? 'set_aside' : 'decided',
    }
  })

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
  const words = said(text, 'Zpráva')
  const files = await acceptFiles(attached)
  await inTransaction(actor, async (work) => {
    const row = await findOwnCase(token, work.db)
    if ((await listEvents(work.db, row.id)).some(({ id }) => id === formId)) return
    const completes = row.state === 'waiting'
    await takeStep(work, row, null, {
      id: formId,
      kind: completes ? 'completed' : 'message_in',
      text: words,
      files,
      ...(completes ? { state: row.assigneeAccount === null ? 'received' : 'in_progress' } : {}),
    })
  })
}

/** Runs one step of the office in a case: whoever lacks the right never learns whether there is one. */
export async function act(
  actor: Actor,
  by: string,
  id: string,
  version: number,
  decide: (row: Row, db: Db) => Step | Promise<Step>,
  { alsoEnded = false }: { alsoEnded?: boolean } = {},
): Promise<void> {
  if (!mayHandle(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const row = await findCase(work.db, id)
    if (!row) throw notFound()
    if (row.version !== version) throw stale()
    if (!alsoEnded && !openStates.includes(row.state))
      throw new DomainError('ended', 'Spis už je vyřízený. Napište do něj poznámku, nebo zprávu.')
    await takeStep(work, row, by, await decide(row, work.db))
  })
}

/** Writes a step: the event, the state with its clock, the mail to the citizen, the audit entry; all of it or nothing. */
async function takeStep(work: Work, row: Row, by: string | null, step: Step): Promise<void> {
  const { now, accountId } = work.actor
  const [id, day] = [step.id ?? newId(), localDay(now)]
  const record = openRecordKey(row.key)
  const before = await listEvents(work.db, row.id)
  const event = { kind: step.kind, onDay: day, days: step.days ?? null }
  const due = dueOn(procedureOf(row.procedure), [...before, event])
  const state = step.state ?? row.state
  const ended = !openStates.includes(state)
  const until = step.kind === 'extended' || step.kind === 'completed' ? due : (step.until ?? null)
  // fields of templates are the office's; a citizen's words stay as they are
  const text =
    (by !== null && told.includes(step.kind) ? fillIn(step.text ?? '', row, by, until) : step.text) || null
  const changed = await updateCase(work.db, row.id, row.version, {
    state,
    dueOn: ended ? null : due,
    endedOn: ended ? (row.endedOn ?? day) : null,
    changedAt: now,
    ...step.change,
  })
  if (!changed) throw stale()
  await insertEvent(work.db, {
    id,
    caseId: row.id,
    kind: step.kind,
    at: now,
    onDay: day,
    byAccount: by === null ? null : accountId,
    byName: by,
    text: text === null ? null : seal(record, places.event(id), text),
    until,
    days: step.days ?? null,
  })
  for (const file of step.files ?? []) await keepFile(work, file, record, { caseId: row.id, eventId: id })
  if (told.includes(step.kind)) await tellCitizen(work, row)
  work.audit({ action: `cases.case.${step.kind}`, subject: { kind: 'case', id: row.id } })
}

/**
 * Fills in the fields of a template with what the case knows of itself.
 * @throws DomainError `unknown_field`: nothing half-filled ever goes to a citizen
 */
function fillIn(text: string, row: Row, by: string, until: string | null): string {
  const known: Record<string, string | null> = {
    cislo: row.referenceNumber,
    prijato: formatDate(localDay(row.receivedAt)),
    do: until === null ? null : formatDate(until),
    urednik: by,
  }
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined
    if (value === undefined)
      throw new DomainError('unknown_field', `Text: pole {{${name}}} neznáme. Opravte ho, nebo smažte.`)
    if (value === null)
      throw new DomainError('unknown_field', `Text: pole {{${name}}} tady nemá co doplnit. Napište to slovy.`)
    return value
  })
}

/** A text that has to say something, cleaned. @throws DomainError `empty` */
export function said(text: string, field: string): string {
  const words = cleanText(text)
  if (words === '') throw new DomainError('empty', `${field}: napište text.`)
  if (words.length > longest) throw new DomainError('empty', `${field}: zkraťte text na ${longest} znaků.`)
  return words
}
