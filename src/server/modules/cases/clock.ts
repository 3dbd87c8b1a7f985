import { holidayOn } from '../../../shared/time/czech-holidays.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import type { EventKind } from '../../../shared/cases/words.ts'
import type { Procedure } from './procedures/procedure.ts'

/** What of a case's way moves its clock. Days are `2026-11-27`. */
export interface ClockEvent {
  kind: EventKind
  onDay: string
  /** Days by which the limit is longer */
  days: number | null
}

/** A limit that would end on a Saturday, a Sunday or a holiday ends on the next working day (500/2004 Sb. § 40 (1) c). */
export function workingDay(day: string): string {
  let on = day
  while ([0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay()) || holidayOn(on) !== null)
    on = shiftDay(on, 1)
  return on
}

/**
 * The last day of the statutory limit; null when the law sets none, or while the citizen has the turn. Counting begins on the day
 * after (500/2004 Sb. § 40 (1) a). While a completion is awaited the limit does not run; after it, it starts anew or its rest goes
 * on, as the procedure says.
 * @param events in their order, the first one is `received`
 */
export function dueOn(procedure: Procedure, events: readonly ClockEvent[]): string | null {
  if (procedure.limitDays === null) return null
  let left = procedure.limitDays
  let longer = 0
  let from: string | null = null
  for (const { kind, onDay, days } of events) {
    if (kind === 'received') from = onDay
    else if (kind === 'extended') {
      left += days ?? 0
      longer += days ?? 0
    } else if (kind === 'completion_asked' && from !== null) {
      left -= daysBetween(from, onDay)
      from = null
    } else if (kind === 'completed' && from === null) {
      if (procedure.afterCompletion === 'restart') left = procedure.limitDays + longer
      from = onDay
    } else if (kind === 'decided' || kind === 'set_aside') return null
  }
  return from === null ? null : workingDay(shiftDay(from, Math.max(0, left)))
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
