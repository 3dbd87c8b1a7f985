import type { BodyKind } from '../../../../shared/meetings/words.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'

const lawful: Partial<Record<BodyKind, { days: number; law: string }>> = {
  assembly: { days: 10, law: 'zákon č. 128/2000 Sb., § 95' },
  council: { days: 7, law: 'zákon č. 128/2000 Sb., § 101' },
}

/**
 * The day until which minutes have to be made (act 128/2000 Sb. § 95: the assembly within 10 days; § 101: the council within 7).
 * @returns null for bodies to which no law sets a deadline
 */
export function minutesDeadline(kind: BodyKind, heldOn: string): { day: string; law: string } | null {
  const rule = lawful[kind]
  return rule ? { day: shiftDay(heldOn, rule.days), law: rule.law } : null
}
