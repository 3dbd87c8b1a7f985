import { localClock } from '../../../shared/time/local-clock.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { belongsTo } from './inside-bodies.ts'
import { isQuorate, presenceSteps } from './quorum.ts'
import type { MeetingView } from './read-meeting.ts'
import { listPresenceSteps } from './session/room.store.ts'

/** Members in the room from an instant on. */
export interface PresenceRow {
  /** Local time; null for the beginning */
  at: string | null
  present: number
  quorate: boolean | null
  came: string[]
  left: string[]
}

/**
 * Every change of who is in the room, for those inside: of a meeting led live each coming and going as it was noted, also of
 * who left and came back; of others what the times of the attendance say.
 */
export async function presenceOverTime(actor: Actor, meeting: MeetingView): Promise<PresenceRow[]> {
  const { record } = meeting
  if (!record || !(await belongsTo(actor, meeting.body.id))) return []
  const quorate = (present: number) => isQuorate(present, record.members)
  const steps = await listPresenceSteps(database(), meeting.id)
  if (steps.length === 0)
    return presenceSteps(record.attendance).map((step) => ({
      ...step,
      quorate: quorate(step.present),
      came: [],
      left: [],
    }))
  const inRoom = new Set<string>()
  const rows: PresenceRow[] = []
  for (const { attendanceId, name, at, present } of steps) {
    if (present === inRoom.has(attendanceId)) continue
    if (present) inRoom.add(attendanceId)
    else inRoom.delete(attendanceId)
    const clock = localClock(at)
    const last = rows.at(-1)
    const row =
      last?.at === clock
        ? last
        : { at: clock, present: 0, quorate: null, came: [] as string[], left: [] as string[] }
    if (row !== last) rows.push(row)
    ;(present ? row.came : row.left).push(name)
    row.present = inRoom.size
    row.quorate = quorate(inRoom.size)
  }
  return rows
}
