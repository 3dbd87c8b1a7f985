import type { LiveBallot, LiveState, OwnPlace } from '../../../../shared/meetings/live-state.ts'
import type { Db } from '../../../platform/database/database.ts'
import { majorityOfAll } from '../quorum.ts'
import { isInRoom, membersInRoom, type Attendee } from './act.ts'
import { findShownBallot } from './ballot.store.ts'
import { findRoom } from './room.store.ts'
import { findLive } from './session.store.ts'

type ShownBallot = NonNullable<Awaited<ReturnType<typeof findShownBallot>>>

export interface WholeSession {
  /** Whether the meeting is led live */
  led: boolean
  state: LiveState
  room: Attendee[]
  ballot: ShownBallot | undefined
}

/** A session as it is now, in three statements; undefined for a meeting that does not exist. */
export async function wholeSession(db: Db, meetingId: string, now: Date): Promise<WholeSession | undefined> {
  const found = await findLive(db, meetingId)
  if (!found) return undefined
  const room = await findRoom(db, meetingId)
  const ballot = await findShownBallot(db, meetingId)
  const present = membersInRoom(room).length
  const members = found.members ?? 0
  const needed = members > 0 ? majorityOfAll(members) : 0
  const speaking = found.speeches.find(({ beganAt }) => beganAt !== null)
  return {
    led: found.sessionId !== null,
    room,
    ballot,
    state: {
      readAt: now.getTime(),
      state: found.state,
      version: found.version,
      heading: { number: found.number, bodyName: found.bodyName, bodyKind: found.bodyKind },
      item:
        found.itemId === null
          ? null
          : {
              id: found.itemId,
              number: found.itemNumber,
              title: found.itemTitle ?? '',
              presenter: found.presenter,
            },
      room: {
        present,
        members,
        needed,
        quorate: members > 0 && present >= needed,
        asking: room.filter(({ askedAt }) => askedAt !== null).length,
      },
      break: found.breakSince && {
        since: found.breakSince.toISOString(),
        until: found.breakUntil?.toISOString() ?? null,
      },
      speaking: speaking
        ? { name: speaking.name, kind: speaking.kind, since: new Date(speaking.beganAt!).toISOString() }
        : null,
      waiting: found.speeches
        .filter(({ beganAt }) => beganAt === null)
        .map(({ id, attendanceId, name, kind }) => ({ id, attendanceId, name, kind })),
      ballot: ballot ? shownBallot(ballot) : null,
    },
  }
}

function shownBallot(ballot: ShownBallot): LiveBallot {
  const first = ballot.questions[0]
  return {
    id: ballot.id,
    method: ballot.method,
    state: ballot.state,
    cancelledBecause: ballot.cancelledBecause,
    questions: ballot.questions.map(({ id, kind, text }) => ({ id, kind, text })),
    present: ballot.voters.length,
    voted: ballot.voters.filter(({ voted }) => voted).length,
    needed: ballot.needed,
    neededBy: ballot.neededBy,
    result:
      ballot.state === 'closed' && first?.result
        ? {
            for: first.inFavour ?? 0,
            against: first.against ?? 0,
            abstain: first.abstain ?? 0,
            notVoting: first.notVoting ?? 0,
            result: first.result,
          }
        : null,
  }
}

/** What one person sees of themselves; null for who is not listed. */
export function ownPlace({ room, ballot }: WholeSession, personId: string | null): OwnPlace | null {
  const me = personId === null ? undefined : room.find((one) => one.personId === personId)
  if (!me) return null
  const voter =
    ballot?.state === 'open' ? ballot.voters.find(({ attendanceId }) => attendanceId === me.id) : undefined
  return {
    attendanceId: me.id,
    name: me.name,
    inRoom: isInRoom(me),
    asked: me.askedAt !== null,
    votes: voter !== undefined,
    voted: voter?.voted === true,
    option: voter?.option ?? null,
  }
}
