import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

interface Meeting {
  id: string
  bodyId: string
}

/** Topics that a meeting leaves for the next agenda become exactly these, but for those which another meeting has taken up. */
export async function saveTopics(
  db: Db,
  meeting: Meeting,
  topics: readonly { itemId: string; title: string }[],
): Promise<void> {
  const standing = await tables(db)
    .selectFrom('meetings.topic')
    .select(['id', 'title', 'takenMeetingId'])
    .where('fromMeetingId', '=', meeting.id)
    .execute()
  const gone = standing
    .filter(
      ({ title, takenMeetingId }) => takenMeetingId === null && !topics.some((one) => one.title === title),
    )
    .map(({ id }) => id)
  if (gone.length > 0) await tables(db).deleteFrom('meetings.topic').where('id', 'in', gone).execute()
  const known = new Map(standing.map(({ title, id }) => [title, id]))
  for (const [position, { itemId, title }] of topics.entries()) {
    const id = known.get(title)
    if (id)
      await tables(db)
        .updateTable('meetings.topic')
        .set({ fromItemId: itemId, position })
        .where('id', '=', id)
        .execute()
    else
      await tables(db)
        .insertInto('meetings.topic')
        .values({
          id: newId(),
          bodyId: meeting.bodyId,
          title,
          fromMeetingId: meeting.id,
          fromItemId: itemId,
          position,
          takenMeetingId: null,
          takenItemId: null,
          droppedAt: null,
        })
        .execute()
  }
}

/** Notes which waiting topics a meeting takes up, and in which item; those it no longer takes wait again. */
export async function takeTopics(
  db: Db,
  meeting: Meeting,
  taken: readonly { itemId: string; topicId: string }[],
): Promise<void> {
  await tables(db)
    .updateTable('meetings.topic')
    .set({ takenMeetingId: null, takenItemId: null })
    .where('takenMeetingId', '=', meeting.id)
    .execute()
  for (const { itemId, topicId } of taken)
    await tables(db)
      .updateTable('meetings.topic')
      .set({ takenMeetingId: meeting.id, takenItemId: itemId })
      .where('id', '=', topicId)
      .where('bodyId', '=', meeting.bodyId)
      .where('takenMeetingId', 'is', null)
      .execute()
}

/** Topics of a body that wait for an agenda, oldest first; for a meeting also those that it has taken up. */
export async function listTopics(db: Db, bodyId: string, meetingId: string | null = null) {
  return (
    tables(db)
      .selectFrom('meetings.topic as p')
      .leftJoin('meetings.meeting as m', 'm.id', 'p.fromMeetingId')
      .select(['p.id', 'p.title', 'p.takenItemId', 'm.heldOn as fromDay', 'm.number as fromNumber'])
      .where('p.bodyId', '=', bodyId)
      .where('p.droppedAt', 'is', null)
      .where((eb) => eb.or([eb('p.takenMeetingId', 'is', null), eb('p.takenMeetingId', '=', meetingId)]))
      // what a meeting puts off is not offered to itself
      .where((eb) =>
        eb.or([eb('p.fromMeetingId', 'is', null), eb('p.fromMeetingId', 'is distinct from', meetingId)]),
      )
      .orderBy('p.createdAt')
      .orderBy('p.position')
      .execute()
  )
}

export async function insertTopic(db: Db, row: { id: string; bodyId: string; title: string }): Promise<void> {
  await tables(db)
    .insertInto('meetings.topic')
    .values({
      ...row,
      fromMeetingId: null,
      fromItemId: null,
      takenMeetingId: null,
      takenItemId: null,
      droppedAt: null,
    })
    .execute()
}

/** @returns the body's id when the topic was waiting and is dropped now */
export async function dropTopic(db: Db, id: string, bodyId: string, at: Date | null): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.topic')
    .set({ droppedAt: at })
    .where('id', '=', id)
    .where('bodyId', '=', bodyId)
    .where('takenMeetingId', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Invitations that a meeting agreed on become exactly these; one that came true stays with its meeting. */
export async function saveInvitations(
  db: Db,
  meeting: Meeting,
  invitations: readonly { itemId: string; guest: string; on: string | null }[],
): Promise<void> {
  const standing = await tables(db)
    .selectFrom('meetings.invitation')
    .select(['guest', 'heldOn', 'meetingId'])
    .where('fromMeetingId', '=', meeting.id)
    .execute()
  const cameTrue = (guest: string, on: string | null) =>
    standing.find((one) => one.guest === guest && one.heldOn === on)?.meetingId ?? null
  await tables(db).deleteFrom('meetings.invitation').where('fromMeetingId', '=', meeting.id).execute()
  if (invitations.length === 0) return
  await tables(db)
    .insertInto('meetings.invitation')
    .values(
      invitations.map(({ itemId, guest, on }, position) => ({
        id: newId(),
        fromMeetingId: meeting.id,
        fromItemId: itemId,
        position,
        guest,
        heldOn: on,
        meetingId: cameTrue(guest, on),
      })),
    )
    .execute()
}

/** Invitations of a meeting that have not come true yet. */
export async function listOpenInvitations(db: Db, fromMeetingId: string) {
  return tables(db)
    .selectFrom('meetings.invitation')
    .select(['id', 'guest', 'heldOn'])
    .where('fromMeetingId', '=', fromMeetingId)
    .where('meetingId', 'is', null)
    .orderBy('position')
    .execute()
}

export async function noteInvited(db: Db, id: string, meetingId: string): Promise<void> {
  await tables(db).updateTable('meetings.invitation').set({ meetingId }).where('id', '=', id).execute()
}

/** Guests of a meeting: those whom earlier ones agreed to invite, and those invited by mail who have not excused themselves. */
export async function listExpectedGuests(db: Db, meetingId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.invitee')
    .select('name')
    .where('meetingId', '=', meetingId)
    .where('capacity', '=', 'guest')
    .where('droppedAt', 'is', null)
    .where('state', '!=', 'excused')
    .orderBy('name')
    .execute()
  return [...new Set([...(await listInvitedGuests(db, meetingId)), ...rows.map(({ name }) => name)])]
}

/** Guests invited to a meeting by earlier ones. */
export async function listInvitedGuests(db: Db, meetingId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.invitation')
    .select('guest')
    .distinct()
    .where('meetingId', '=', meetingId)
    .orderBy('guest')
    .execute()
  return rows.map(({ guest }) => guest)
}

export async function findTopicById(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.topic')
    .select(['id', 'bodyId', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Guests whom published records agreed to invite, without a day or to this very one: they come to the meeting that is planned now. */
export async function inviteWaitingGuests(
  db: Db,
  bodyId: string,
  meetingId: string,
  heldOn: string,
): Promise<void> {
  await tables(db)
    .updateTable('meetings.invitation')
    .set({ meetingId })
    .where('meetingId', 'is', null)
    .where((eb) => eb.or([eb('heldOn', 'is', null), eb('heldOn', '=', heldOn)]))
    .where('fromMeetingId', 'in', (eb) =>
      eb
        .selectFrom('meetings.meeting')
        .select('id')
        .where('bodyId', '=', bodyId)
        .where('state', '=', 'published')
        .where('heldOn', '<', heldOn),
    )
    .execute()
}
