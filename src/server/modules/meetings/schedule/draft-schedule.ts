import * as v from 'valibot'
import { clockTime, isoDate, orNothing, recordLine } from '../../../../shared/meetings/record.ts'
import { scheduleRule } from '../../../../shared/meetings/schedule-rule.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import type { Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import { lockBody } from '../record.store.ts'
import { datesOf, recurrenceOf } from './recurrence.ts'
import {
  deleteSchedule,
  insertSchedule,
  lockSchedule,
  replaceDates,
  touchSchedule,
} from './schedule.store.ts'

const time = orNothing(clockTime, 'Zadejte čas jako 15:00.')
const room = v.pipe(
  recordLine(500),
  v.transform((text) => text || null),
)
const usual = v.object({ startsAt: time, room })

const checked = <Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, input)
  if (!result.success) throw new DomainError('wrong_plan', result.issues[0].message)
  return result.output
}

/**
 * Proposes the dates of a year by a rule. Nothing is announced until the plan is approved.
 * @returns id of the plan
 * @throws DomainError `not_found`, `wrong_plan`
 */
export async function draftSchedule(
  actor: Actor,
  bodyId: string,
  input: Record<string, unknown>,
): Promise<string> {
  if (!isId(bodyId)) throw new DomainError('wrong_plan', 'Vyberte orgán.')
  const rule = checked(scheduleRule, input)
  const { startsAt, room: place } = checked(usual, input)
  const days = datesOf(rule)
  if (days.length === 0)
    throw new DomainError(
      'wrong_plan',
      'Podle tohoto pravidla nevychází v roce žádný termín. První datum musí být v tom roce.',
    )
  return inTransaction(actor, async (work) => {
    if (!(await lockBody(work.db, bodyId)) || !mayRecordMeeting(actor, await rolesOn(work.db, actor, bodyId)))
      throw notFound()
    const id = newId()
    await insertSchedule(work.db, {
      id,
      bodyId,
      year: rule.year,
      recurrence: recurrenceOf(rule),
      startsAt,
      place,
      approvedAt: null,
    })
    await replaceDates(
      work.db,
      id,
      days.map((heldOn) => ({ id: newId(), heldOn, startsAt, place, meetingId: null })),
    )
    work.audit({
      action: 'meetings.schedule.drafted',
      subject: { kind: 'schedule', id },
      details: { body: bodyId, year: rule.year, dates: days.length },
    })
    return id
  })
}

/** The plan under the transaction's lock, while it may still be changed. @throws DomainError `not_found`, `approved` */
export async function openSchedule(db: Db, actor: Actor, id: string) {
  const schedule = isId(id) ? await lockSchedule(db, id) : undefined
  if (!schedule || !mayRecordMeeting(actor, await rolesOn(db, actor, schedule.bodyId))) throw notFound()
  if (schedule.approvedAt !== null)
    throw new DomainError(
      'approved',
      'Plán už je schválený. Jednotlivý termín přeložíte nebo zrušíte na stránce jednání.',
    )
  return schedule
}

const row = v.object({ heldOn: isoDate, startsAt: time, place: room })

export interface DateForm {
  heldOn: string
  startsAt: string
  place: string
}

/** Writes the dates of a plan that is not approved yet. Rows without a date are left out. @throws DomainError `not_found`, `approved`, `wrong_plan`, `stale` */
export async function saveSchedule(
  actor: Actor,
  id: string,
  version: number,
  rows: readonly DateForm[],
): Promise<void> {
  await inTransaction(actor, (work) => writeDates(work, id, version, rows))
}

/** The same within the caller's transaction. @returns the plan as it was before */
export async function writeDates(work: Work, id: string, version: number, rows: readonly DateForm[]) {
  const schedule = await openSchedule(work.db, work.actor, id)
  const dates = rows.filter(({ heldOn }) => heldOn !== '').map((typed) => checked(row, typed))
  if (dates.length === 0) throw new DomainError('wrong_plan', 'Plán musí mít aspoň jeden termín.')
  const twice = dates.find(({ heldOn }, at) => dates.findIndex((one) => one.heldOn === heldOn) !== at)
  if (twice)
    throw new DomainError('wrong_plan', `Datum ${spoken(twice.heldOn)} je v plánu dvakrát. Jedno odeberte.`)
  const strange = dates.find(({ heldOn }) => !heldOn.startsWith(String(schedule.year)))
  if (strange)
    throw new DomainError(
      'wrong_plan',
      `Datum ${spoken(strange.heldOn)} není v roce ${schedule.year}. Opravte ho.`,
    )
  if (!(await touchSchedule(work.db, id, version)))
    throw new DomainError('stale', 'Plán mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.', 409)
  await replaceDates(
    work.db,
    id,
    dates.map((date) => ({ id: newId(), ...date, meetingId: null })),
  )
  work.audit({
    action: 'meetings.schedule.changed',
    subject: { kind: 'schedule', id },
    details: { dates: dates.map(({ heldOn }) => heldOn) },
  })
  return schedule
}

const spoken = (day: string) =>
  day
    .split('-')
    .reverse()
    .map((part, index) => (index < 2 ? `${Number(part)}.` : part))
    .join('\u00a0')

/** Throws away a plan that was not approved. @throws DomainError `not_found`, `approved` */
export async function dropSchedule(actor: Actor, id: string): Promise<void> {
  await inTransaction(actor, async (work) => {
    await openSchedule(work.db, actor, id)
    await deleteSchedule(work.db, id)
    work.audit({ action: 'meetings.schedule.dropped', subject: { kind: 'schedule', id } })
  })
}
