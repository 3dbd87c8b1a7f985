import type { CaseState, EventKind } from '../../../shared/cases/words.ts'
import { openStates } from '../../../shared/cases/words.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { cleanText } from '../../../shared/forms/clean-text.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import type { AcceptedFile } from '../../platform/files/accept-file.ts'
import { openRecordKey } from '../../platform/secrets/record-key.ts'
import { keepFile } from './attachments/keep-file.ts'
import { addEvent } from './add-event.ts'
import { findCase, listEvents, updateCase } from './case.store.ts'
import { dueOn } from './clock.ts'
import { refuseDisposed } from './disposal/refuse-disposed.ts'
import { mayHandle } from './policy.ts'
import { procedureOf } from './procedures/procedures.ts'
import { tellCitizen } from './tell-citizen.ts'

export type Row = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** One step in a case's way, as somebody asks for it. */
export interface Step {
  /** Of the event; its own form's where sending twice is not told by the version */
  id?: string
  kind: EventKind
  text?: string | null
  until?: string | null
  days?: number | null
  state?: CaseState
  change?: Partial<
    Pick<
      Row,
      | 'citizenId'
      | 'assigneeAccount'
      | 'assigneeName'
      | 'confirmBy'
      | 'departmentId'
      | 'labels'
      | 'mergedInto'
      | 'outcome'
    >
  >
  files?: readonly AcceptedFile[]
}

const longest = 20_000
/** What the citizen is written to */
const told: readonly EventKind[] = ['message_out', 'completion_asked', 'extended', 'decided', 'set_aside']
export const stale = () =>
  new DomainError(
    'stale',
    'Spis mezitím změnil někdo jiný, proto se nic nestalo. Podívejte se, co je nového, a zkuste to znovu.',
    409,
  )

/** Runs one step of the office in a case: whoever lacks the right never learns whether there is one. */
export async function act(
  actor: Actor,
  by: string,
  id: string,
  version: number,
  decide: (row: Row, work: Work) => Step | Promise<Step>,
  { alsoEnded = false }: { alsoEnded?: boolean } = {},
): Promise<void> {
  if (!mayHandle(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const row = await findOpenCase(id, version, work.db, alsoEnded)
    await takeStep(work, row, by, await decide(row, work))
  })
}

/** A case in which somebody may take a step that they saw at a version. @throws DomainError `not_found`, `disposed`, `stale`, `ended` */
export async function findOpenCase(
  id: string,
  version: number,
  db: Db = database(),
  alsoEnded = false,
): Promise<Row> {
  const row = isId(id) ? await findCase(db, id) : undefined
  if (!row) throw notFound()
  refuseDisposed(row)
  if (row.version !== version) throw stale()
  if (!alsoEnded && !openStates.includes(row.state))
    throw new DomainError('ended', 'Spis už je vyřízený. Napište do něj poznámku, nebo zprávu.')
  return row
}

/** Writes a step: the event, the state with its clock, the mail to the citizen, the audit entry; all of it or nothing. */
export async function takeStep(work: Work, row: Row, by: string | null, step: Step): Promise<void> {
  const { now } = work.actor
  const day = localDay(now)
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
    completeBy: state === 'waiting' ? (step.kind === 'completion_asked' ? until : row.completeBy) : null,
    changedAt: now,
    ...step.change,
  })
  if (!changed) throw stale()
  const id = await addEvent(work, row, {
    ...(step.id === undefined ? {} : { id: step.id }),
    kind: step.kind,
    text,
    until,
    days: step.days ?? null,
    by,
  })
  for (const file of step.files ?? [])
    await keepFile(work, file, openRecordKey(row.key), { caseId: row.id, eventId: id })
  if (told.includes(step.kind))
    await tellCitizen(work, row, step.kind === 'decided' ? 'deliveries' : 'messages')
}

/**
 * Fills in the fields of a template with what the case knows of itself.
 * @throws DomainError `unknown_field`: nothing half-filled ever goes to a citizen
 */
export function fillIn(text: string, row: Row, by: string, until: string | null): string {
  const known: Record<string, string | null> = {
    cislo: row.referenceNumber,
    prijato: formatDate(localDay(row.receivedAt)),
    do: until === null ? null : formatDate(until),
    urednik: by,
  }
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined
    // templates mark by words what only the clerk can say
    if (value === undefined && /\s/.test(name))
      throw new DomainError('unknown_field', `Text: místo {{${name}}} napište svá slova.`)
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
