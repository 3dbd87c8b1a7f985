import type { AttendanceState, Capacity } from '../../../shared/meetings/words.ts'

/** Who counts for quorum, with the times between which they were in the room (`HH:MM`, null = whole meeting). */
export interface Presence {
  capacity: Capacity
  state: AttendanceState
  arrivedAt: string | null
  leftAt: string | null
}

/**
 * The smallest number that is more than half of all members: both quorum and adoption of a resolution.
 * Source: act 128/2000 Sb. § 87, § 92(3) assembly, § 101(2) council, § 118(3) committee, § 122(4) commission.
 * @throws RangeError for a body without members, which can decide nothing
 */
export function majorityOfAll(members: number): number {
  if (!Number.isInteger(members) || members < 1)
    throw new RangeError('A body without members has no majority')
  return Math.floor(members / 2) + 1
}

/** Members in the room at an instant; without one, all who were present at any time. */
export function membersPresent(attendance: readonly Presence[], at?: string): number {
  return attendance.filter((person) => person.capacity === 'member' && isIn(person, at)).length
}

function isIn({ state, arrivedAt, leftAt }: Presence, at?: string): boolean {
  if (state !== 'present') return false
  if (at === undefined) return true
  return (arrivedAt === null || arrivedAt <= at) && (leftAt === null || at < leftAt)
}

/** Whether the body can pass resolutions with those present; null when the number of its members is not known. */
export function isQuorate(present: number, members: number | null): boolean | null {
  return members === null || members === 0 ? null : present >= majorityOfAll(members)
}

/** How many members were in the room from an instant on; `at` is null for the beginning. */
export interface PresenceStep {
  at: string | null
  present: number
}

/** Every instant at which the number of members in the room changes. */
export function presenceSteps(attendance: readonly Presence[]): PresenceStep[] {
  const instants = [
    ...new Set(
      attendance
        .filter(({ capacity, state }) => capacity === 'member' && state === 'present')
        .flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt])
        .filter((at): at is string => at !== null),
    ),
  ].sort()
  if (instants.length === 0) return []
  const steps = [null, ...instants].map((at) => ({
    at,
    present: membersPresent(attendance, at ?? '00:00'),
  }))
  return steps.filter((step, index) => index === 0 || step.present !== steps[index - 1]!.present)
}
