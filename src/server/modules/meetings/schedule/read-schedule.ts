import type { BodyKind, MeetingState } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { recordableBodies } from '../import-minutes.ts'
import { mayRecordMeeting } from '../policy.ts'
import { warningsOf, type Warning } from './clashes.ts'
import { findSchedule, listDates, listOthersOn, listSchedules } from './schedule.store.ts'

export interface ScheduleView {
  id: string
  version: number
  year: number
  body: { id: string; slug: string; name: string; kind: BodyKind; genitive: string | null }
  startsAt: string | null
  place: string | null
  approvedAt: Date | null
  dates: {
    id: string
    heldOn: string
    startsAt: string | null
    place: string | null
    /** The meeting that the date became */
    meeting: { slug: string; state: MeetingState } | null
    /** The day of the approved plan, when the meeting was moved since */
    movedFrom: string | null
    warnings: Warning[]
  }[]
}

/** A plan with what speaks against its dates. @throws DomainError `not_found` for who does not keep the body's records */
export async function readSchedule(actor: Actor, id: string): Promise<ScheduleView> {
  const db = database()
  const found = isId(id) ? await findSchedule(db, id) : undefined
  if (!found || !mayRecordMeeting(actor, await rolesOn(db, actor, found.bodyId))) throw notFound()
  const dates = await listDates(db, id)
  const others = await listOthersOn(
    db,
    found.bodyId,
    dates.map(({ heldOn }) => heldOn),
  )
  return {
    id,
    version: found.version,
    year: found.year,
    body: {
      id: found.bodyId,
      slug: found.bodySlug,
      name: found.bodyName,
      kind: found.bodyKind,
      genitive: found.bodyGenitive,
    },
    startsAt: found.startsAt,
    place: found.place,
    approvedAt: found.approvedAt,
    dates: dates.map(({ plannedOn, slug, state, ...date }) => ({
      ...date,
      meeting: slug !== null && state !== null ? { slug, state } : null,
      movedFrom: plannedOn === date.heldOn ? null : plannedOn,
      warnings: state === 'cancelled' ? [] : warningsOf(date, others),
    })),
  }
}

/** Plans of the bodies whose records the actor keeps, newest year first; and those bodies. */
export async function schedulesOf(actor: Actor) {
  const bodies = await recordableBodies(actor)
  return {
    bodies,
    schedules: await listSchedules(
      database(),
      bodies.map(({ id }) => id),
    ),
  }
}
