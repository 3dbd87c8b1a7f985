import type { LiveState, OwnPlace } from '../../../../shared/meetings/live-state.ts'
import type { AttendanceState, Capacity, CastOption } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { mayReadInside, mayRecordMeeting } from '../policy.ts'
import { readMeeting, type ItemView, type MeetingView, type TaskView } from '../read-meeting.ts'
import { isInRoom } from './act.ts'
import { checkInCode } from './check-in.ts'
import { ownPlace, wholeSession } from './live-state.ts'
import { findMeetingAt } from './session.store.ts'

export interface SessionView {
  meeting: MeetingView
  /** Whether the meeting is led live; else it waits for whoever begins */
  led: boolean
  live: LiveState
  own: OwnPlace | null
  items: ItemView[]
  followUp: TaskView[]
  /** Only for who leads it: everybody listed, and how they vote in a running public ballot */
  people: SessionPerson[] | null
}

export interface SessionPerson {
  id: string
  name: string
  capacity: Capacity
  state: AttendanceState
  inRoom: boolean
  arrivedAt: string | null
  leftAt: string | null
  asked: boolean
  verifies: boolean
  /** In the running public ballot; null for who has not voted, and for those who may not */
  option: CastOption | null
  votes: boolean
}

/**
 * A meeting that is being held, as one person sees it.
 * @throws DomainError `not_found` for who neither belongs to the body nor keeps its records
 */
export async function readSession(actor: Actor, bodySlug: string, slug: string): Promise<SessionView> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const db = database()
  const session = await wholeSession(db, meeting.id, actor.now)
  const roles = await rolesOn(db, actor, meeting.body.id)
  const own = session ? ownPlace(session, actor.personId) : null
  if (!session || (!mayReadInside(actor, roles) && !own)) throw notFound()
  const { ballot, room } = session
  const running = ballot?.state === 'open' && ballot.method === 'public' ? ballot : null
  const voter = (id: string) => running?.voters.find(({ attendanceId }) => attendanceId === id)
  const verifiers = meeting.record?.signatures.filter(({ role }) => role === 'verifier') ?? []
  return {
    meeting,
    led: session.led,
    live: session.state,
    own,
    items: meeting.record?.items ?? [],
    followUp: meeting.record?.followUp ?? [],
    people: mayRecordMeeting(actor, roles)
      ? room.map(({ id, name, capacity, state, arrivedAt, leftAt, askedAt }) => ({
          id,
          name,
          capacity,
          state,
          arrivedAt,
          leftAt,
          inRoom: isInRoom({ state, leftAt }),
          asked: askedAt !== null,
          verifies: verifiers.some((one) => one.name === name),
          votes: voter(id) !== undefined,
          option: voter(id)?.option ?? null,
        }))
      : null,
  }
}

/** The meeting that somebody may watch, by its address. @throws DomainError `not_found` */
export async function watchedMeeting(actor: Actor, bodySlug: string, slug: string): Promise<string> {
  const db = database()
  const found = await findMeetingAt(db, bodySlug, slug)
  if (!found) throw notFound()
  if (mayReadInside(actor, await rolesOn(db, actor, found.bodyId))) return found.id
  const session = await wholeSession(db, found.id, actor.now)
  if (!session || !ownPlace(session, actor.personId)) throw notFound()
  return found.id
}

/** The screen of the room: its code is for who leads the meeting to show, nobody else reads it from here. */
export async function readScreen(actor: Actor, bodySlug: string, slug: string) {
  const { meeting, live } = await readSession(actor, bodySlug, slug)
  const { code, until } = await checkInCode(actor, meeting.id)
  return { live, code, until: until.getTime() }
}
