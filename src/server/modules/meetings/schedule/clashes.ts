import { folded } from '../../../../shared/format/folded.ts'
import { holidayOn } from '../../../../shared/time/czech-holidays.ts'

export interface PlannedDate {
  heldOn: string
  startsAt: string | null
  place: string | null
}

export interface Other extends PlannedDate {
  bodyName: string
  /** Voting members that both bodies have */
  shared: number
  /** Only proposed in another plan */
  proposed: boolean
}

export type Warning =
  | { kind: 'holiday'; name: string }
  | { kind: 'weekend' }
  | { kind: 'room' | 'people'; bodyName: string; at: string | null; shared: number; proposed: boolean }

/** Meetings closer than so many minutes are taken to overlap: nobody knows how long one will last */
const apart = 180

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const near = (a: string | null, b: string | null) =>
  a === null || b === null || Math.abs(minutes(a) - minutes(b)) < apart
const sameRoom = (a: string | null, b: string | null) => a !== null && b !== null && folded(a) === folded(b)

/** What speaks against a date: a public holiday, a weekend, the same room or the same people elsewhere at that time. */
export function warningsOf(date: PlannedDate, others: readonly Other[]): Warning[] {
  const holiday = holidayOn(date.heldOn)
  const day = new Date(`${date.heldOn}T00:00:00Z`).getUTCDay()
  const clashes = others
    .filter((other) => other.heldOn === date.heldOn && near(date.startsAt, other.startsAt))
    .flatMap((other): Warning[] => {
      const { bodyName, startsAt: at, shared, proposed } = other
      if (sameRoom(date.place, other.place)) return [{ kind: 'room', bodyName, at, shared, proposed }]
      return shared > 0 ? [{ kind: 'people', bodyName, at, shared, proposed }] : []
    })
  return [
    ...(holiday ? [{ kind: 'holiday' as const, name: holiday }] : []),
    ...(!holiday && (day === 0 || day === 6) ? [{ kind: 'weekend' as const }] : []),
    ...clashes,
  ]
}
