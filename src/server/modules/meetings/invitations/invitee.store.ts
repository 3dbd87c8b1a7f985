import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** What an invitation says of its meeting. Locked within a transaction that tells it: two of them write to nobody twice. */
export async function findInviting(db: Db, meetingId: string, { lock = false } = {}) {
  const query = tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['m.id', 'm.bodyId', 'm.slug', 'm.number', 'm.heldOn', 'm.startsAt', 'm.place', 'm.remoteUrl'])
    .select('m.state')
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind', 'b.settings as bodySettings'])
    .where('m.id', '=', meetingId)
  return (lock ? query.forUpdate('m') : query).executeTakeFirst()
}
export type Inviting = NonNullable<Awaited<ReturnType<typeof findInviting>>>

export async function listInvitees(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.invitee as i')
    .leftJoin('meetings.agendaItem as a', 'a.id', 'i.itemId')
    .selectAll('i')
    .select('a.title as itemTitle')
    .where('i.meetingId', '=', meetingId)
    .orderBy(sql`i.name collate "cs-x-icu"`)
    .orderBy('i.id')
    .execute()
}
export type InviteeRow = Awaited<ReturnType<typeof listInvitees>>[number]

/** Adds somebody to the invited; who was dropped is invited anew. */
export async function upsertInvitee(
  db: Db,
  row: Insertable<MeetingsTables['meetings.invitee']>,
): Promise<void> {
  await tables(db)
    .insertInto('meetings.invitee')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['meetingId', 'email']).doUpdateSet({
        name: row.name,
        capacity: row.capacity,
        itemId: row.itemId,
        droppedAt: null,
      }),
    )
    .execute()
}

export async function updateInvitee(
  db: Db,
  id: string,
  change: Updateable<MeetingsTables['meetings.invitee']>,
): Promise<void> {
  await tables(db).updateTable('meetings.invitee').set(change).where('id', '=', id).execute()
}

/** One invited person with the meeting, for an answer; locked within a transaction that writes it. */
export async function findInvitee(db: Db, id: string, { lock = false } = {}) {
  const query = tables(db)
    .selectFrom('meetings.invitee as i')
    .innerJoin('meetings.meeting as m', 'm.id', 'i.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.agendaItem as a', 'a.id', 'i.itemId')
    .select([
      'i.id',
      'i.meetingId',
      'i.itemId',
      'i.name',
      'i.capacity',
      'i.state',
      'i.reason',
      'i.substitute',
      'i.droppedAt',
    ])
    .select(['i.knows', 'i.proposedState', 'i.proposedReason', 'a.title as itemTitle'])
    .select(['m.bodyId', 'm.slug', 'm.number', 'm.heldOn', 'm.startsAt', 'm.place', 'm.remoteUrl'])
    .select('m.state as meetingState')
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind', 'b.settings as bodySettings'])
    .where('i.id', '=', id)
  return (lock ? query.forUpdate('i') : query).executeTakeFirst()
}

/** The programme as an invitation tells it. */
export async function listProgramme(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.agendaItem')
    .select(['number', 'title'])
    .where('meetingId', '=', meetingId)
    .where('onProgramme', '=', true)
    .where('withdrawn', '=', false)
    .orderBy('position')
    .execute()
}

/** Those who answered that they will not come, and who comes in their place. */
export async function listExcused(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.invitee')
    .select(['personId', 'substitute'])
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'excused')
    .where('droppedAt', 'is', null)
    .execute()
}

/** An invited person by the address that the invitation went to. */
export const findInviteeByEmail = (db: Db, meetingId: string, email: string) =>
  tables(db)
    .selectFrom('meetings.invitee')
    .select(['id', 'state', 'droppedAt', 'proposedState', 'proposedReason'])
    .where('meetingId', '=', meetingId)
    .where(sql<string>`lower(email)`, '=', email)
    .forUpdate()
    .executeTakeFirst()
