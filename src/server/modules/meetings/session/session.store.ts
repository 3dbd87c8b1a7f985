import { sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { AttendanceState, SpeechKind } from '../../../../shared/meetings/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** A meeting with its session and body, by its address. */
export const findSession = (db: Db, bodySlug: string, slug: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.session as s', 's.meetingId', 'm.id')
    .select(['m.id', 'm.bodyId', 'm.state', 'm.heldOn', 'm.closedAt', 's.meetingId as sessionId'])
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

export const findRoom = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.attendance as a')
    .leftJoin('meetings.checkIn as c', 'c.attendanceId', 'a.id')
    .select([
      'a.id',
      'a.personId',
      'a.name',
      'a.capacity',
      'a.state',
      'a.arrivedAt',
      'a.leftAt',
      'a.gender',
      'c.askedAt',
    ])
    .where('a.meetingId', '=', meetingId)
    .orderBy('a.position')
    .execute()

export const findAttendee = (db: Db, meetingId: string, id: string) =>
  tables(db)
    .selectFrom('meetings.attendance')
    .select(['id', 'name', 'state', 'arrivedAt', 'leftAt'])
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function setPresence(
  db: Db,
  id: string,
  change: { state: AttendanceState; arrivedAt: string | null; leftAt: string | null },
): Promise<void> {
  await tables(db).updateTable('meetings.attendance').set(change).where('id', '=', id).execute()
  await tables(db).deleteFrom('meetings.checkIn').where('attendanceId', '=', id).execute()
}

export async function insertPresenceStep(
  db: Db,
  step: { id: string; attendanceId: string; at: Date; present: boolean },
): Promise<void> {
  await tables(db).insertInto('meetings.presenceStep').values(step).execute()
}

export async function insertCheckIn(db: Db, attendanceId: string, askedAt: Date): Promise<void> {
  await tables(db)
    .insertInto('meetings.checkIn')
    .values({ attendanceId, askedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The people whom a session begins with: none of them is in the room yet. */
export async function insertAttendance(
  db: Db,
  rows: readonly MeetingsTables['meetings.attendance'][],
): Promise<void> {
  if (rows.length > 0) await tables(db).insertInto('meetings.attendance').values(rows).execute()
}

export const countRows = async (db: Db, meetingId: string): Promise<number> => {
  const { n } = await tables(db)
    .selectFrom('meetings.attendance')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return n
}

/** What everybody in the room may know of the session: one statement. */
export const findLive = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.session as s', 's.meetingId', 'm.id')
    .leftJoin('meetings.agendaItem as i', 'i.id', 's.itemId')
    .select([
      'm.state',
      'm.number',
      'm.version',
      'm.heldOn',
      'm.startsAt',
      'b.name as bodyName',
      'b.kind as bodyKind',
    ])
    .select(['s.breakSince', 's.breakUntil', 's.shownBallotId'])
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
      eb
        .selectFrom('meetings.membership as ms')
        .select((inner) => inner.fn.count<number>('ms.personId').distinct().as('n'))
        .whereRef('ms.bodyId', '=', 'm.bodyId')
        .where('ms.role', 'in', ['chair', 'vice_chair', 'member'])
        .whereRef('ms.startsOn', '<=', 'm.heldOn')
        .where((inner) =>
          inner.or([inner('ms.endsOn', 'is', null), inner('ms.endsOn', '>=', inner.ref('m.heldOn'))]),
        )
        .as('members'),
    ])
    .where('m.id', '=', meetingId)
    .executeTakeFirst()

export const findItemText = (db: Db, meetingId: string, id: string) =>
  tables(db)
    .selectFrom('meetings.agendaItem')
    .select(['id', 'text', 'title'])
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function setItemText(db: Db, id: string, text: string): Promise<void> {
  await tables(db).updateTable('meetings.agendaItem').set({ text }).where('id', '=', id).execute()
}

export async function insertResolution(
  db: Db,
  row: Omit<MeetingsTables['meetings.resolution'], 'position' | 'number'>,
): Promise<void> {
  await tables(db)
    .insertInto('meetings.resolution')
    .values({
      ...row,
      number: null,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from meetings.resolution where meeting_id = ${row.meetingId})`,
    })
    .execute()
}

export async function insertTask(
  db: Db,
  row: {
    id: string
    bodyId: string
    meetingId: string
    itemId: string
    text: string
    assignee: string | null
    dueOn: string | null
  },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.task')
    .values({
      ...row,
      state: 'open',
      setState: 'open',
      dueMeetingId: null,
      dueWords: null,
      acceptedOn: null,
      publicState: null,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from meetings.task where meeting_id = ${row.meetingId})`,
    })
    .execute()
}

export async function insertSpeech(
  db: Db,
  row: {
    id: string
    meetingId: string
    itemId: string | null
    attendanceId: string
    kind: SpeechKind
    askedAt: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('meetings.speech')
    .values({ ...row, beganAt: null, endedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends whoever speaks now. */
export async function endSpeech(db: Db, meetingId: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('meetings.speech')
    .set({ endedAt: now })
    .where('meetingId', '=', meetingId)
    .where('beganAt', 'is not', null)
    .where('endedAt', 'is', null)
    .execute()
}

export async function beginSpeech(db: Db, meetingId: string, id: string, now: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.speech')
    .set({ beganAt: now })
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .where('beganAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Takes a waiting speech back; of one person, where it is asked for by that person. */
export async function withdrawSpeech(
  db: Db,
  meetingId: string,
  id: string,
  attendanceId?: string,
): Promise<void> {
  let query = tables(db)
    .deleteFrom('meetings.speech')
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .where('beganAt', 'is', null)
  if (attendanceId) query = query.where('attendanceId', '=', attendanceId)
  await query.execute()
}

export async function insertInterest(
  db: Db,
  itemId: string,
  attendanceId: string,
  declaredAt: Date,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.interest')
    .values({ itemId, attendanceId, declaredAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

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

/** A meeting without a programme begins with its approval. */
export async function firstItem(db: Db, meetingId: string, title: string): Promise<void> {
  await sql`
    insert into meetings.agenda_item (id, meeting_id, position, number, title, kind)
    select ${newId()}, ${meetingId}, 0, '1', ${title}, 'procedural'
    where not exists (select 1 from meetings.agenda_item where meeting_id = ${meetingId})`.execute(db)
}

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

/** End and quorum of a meeting that is led live; undefined for any other. */
export const findEnd = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.session as s', 's.meetingId', 'm.id')
    .select(['m.endsAt', 'm.quorate'])
    .where('m.id', '=', meetingId)
    .executeTakeFirst()
