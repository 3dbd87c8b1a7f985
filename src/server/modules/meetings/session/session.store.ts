import { sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { membersOn } from '../body.store.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** A meeting by its address. */
export const findMeetingAt = (db: Db, bodySlug: string, slug: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['m.id', 'm.bodyId'])
    .where('b.slug', '=', bodySlug)
    .where('m.slug', '=', slug)
    .executeTakeFirst()

export async function insertSession(db: Db, meetingId: string): Promise<void> {
  await tables(db)
    .insertInto('meetings.session')
    .values({ meetingId, itemId: null, breakSince: null, breakUntil: null, shownBallotId: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updateSession(
  db: Db,
  meetingId: string,
  change: Updateable<MeetingsTables['meetings.session']>,
): Promise<void> {
  await tables(db).updateTable('meetings.session').set(change).where('meetingId', '=', meetingId).execute()
}

/** The record changed beside the form in which somebody may be writing it: that form has to compare. */
export async function noteRecordChanged(db: Db, meetingId: string): Promise<void> {
  await tables(db)
    .updateTable('meetings.meeting')
    .set((eb) => ({ changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1), formDigest: null }))
    .where('id', '=', meetingId)
    .execute()
}

/** What everybody in the room may know of the session: one statement. */
export const findLive = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.session as s', 's.meetingId', 'm.id')
    .leftJoin('meetings.agendaItem as i', 'i.id', 's.itemId')
    .select(['m.state', 'm.number', 'm.version', 'b.name as bodyName', 'b.kind as bodyKind'])
    .select(['s.meetingId as sessionId', 's.breakSince', 's.breakUntil'])
    .select(['i.id as itemId', 'i.number as itemNumber', 'i.title as itemTitle', 'i.presenter'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetings.speech as p')
          .innerJoin('meetings.attendance as a', 'a.id', 'p.attendanceId')
          .select(['p.id', 'p.attendanceId', 'p.kind', 'p.beganAt', 'a.name'])
          .whereRef('p.meetingId', '=', 'm.id')
          .where('p.endedAt', 'is', null)
          // a point of order goes before speeches
          .orderBy('p.beganAt')
          .orderBy('p.kind')
          .orderBy('p.askedAt'),
      ).as('speeches'),
      membersOn('m.bodyId', 'm.heldOn').as('members'),
    ])
    .where('m.id', '=', meetingId)
    .executeTakeFirst()

/** The item that the session is at; null before the first one, during the roll call. */
export async function findSessionItem(db: Db, meetingId: string): Promise<string | null> {
  const found = await tables(db)
    .selectFrom('meetings.session')
    .select('itemId')
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return found?.itemId ?? null
}

export const findMeetingBody = (db: Db, meetingId: string) =>
  tables(db).selectFrom('meetings.meeting').select('bodyId').where('id', '=', meetingId).executeTakeFirst()

/** Who chairs and who writes, unless the record names them already. */
export async function nameSigners(
  db: Db,
  meetingId: string,
  named: { chairName: string; recorderName: string; recorderGender: string },
): Promise<void> {
  const t = tables(db)
  const gender =
    named.recorderGender === 'female' || named.recorderGender === 'male' ? named.recorderGender : null
  await sql`update meetings.meeting set
      chair_name = coalesce(chair_name, ${named.chairName || null}),
      recorder_gender = case when recorder_name is null then ${gender} else recorder_gender end,
      recorder_name = coalesce(recorder_name, ${named.recorderName || null})
    where id = ${meetingId}`.execute(db)
  const { chairName, recorderName } = await t
    .selectFrom('meetings.meeting')
    .select(['chairName', 'recorderName'])
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const standing = await t
    .selectFrom('meetings.signature')
    .select('role')
    .where('meetingId', '=', meetingId)
    .execute()
  const wanted = [
    { role: 'recorder' as const, name: recorderName, position: 0 },
    { role: 'chair' as const, name: chairName, position: 1000 },
  ]
  for (const { role, name, position } of wanted)
    if (name !== null && !standing.some((one) => one.role === role))
      await t
        .insertInto('meetings.signature')
        .values({ id: newId(), meetingId, position, role, name, personId: null, approvedAt: null })
        .execute()
}

/** The verifiers of the record become exactly these. */
export async function replaceVerifiers(db: Db, meetingId: string, names: readonly string[]): Promise<void> {
  const t = tables(db)
  await t
    .deleteFrom('meetings.signature')
    .where('meetingId', '=', meetingId)
    .where('role', '=', 'verifier')
    .execute()
  if (names.length > 0)
    await t
      .insertInto('meetings.signature')
      .values(
        names.map((name, index) => ({
          id: newId(),
          meetingId,
          position: 1 + index,
          role: 'verifier' as const,
          name,
          personId: null,
          approvedAt: null,
        })),
      )
      .execute()
}

/** End and quorum as the record states them, and whether the meeting was led live. */
export const findEnd = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .leftJoin('meetings.session as s', 's.meetingId', 'm.id')
    .select((eb) => ['m.endsAt', 'm.quorate', eb('s.meetingId', 'is not', null).as('led')])
    .where('m.id', '=', meetingId)
    .executeTakeFirstOrThrow()
