import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertSchedule(
  db: Db,
  schedule: Insertable<MeetingsTables['meetings.schedule']>,
): Promise<void> {
  await tables(db).insertInto('meetings.schedule').values(schedule).execute()
}

/** The dates of a plan become exactly these. */
export async function replaceDates(
  db: Db,
  scheduleId: string,
  dates: readonly Omit<Insertable<MeetingsTables['meetings.scheduleDate']>, 'scheduleId'>[],
): Promise<void> {
  await tables(db).deleteFrom('meetings.scheduleDate').where('scheduleId', '=', scheduleId).execute()
  if (dates.length > 0)
    await tables(db)
      .insertInto('meetings.scheduleDate')
      .values(dates.map((date) => ({ ...date, scheduleId })))
      .execute()
}

export async function noteMeeting(db: Db, dateId: string, meetingId: string): Promise<void> {
  await tables(db).updateTable('meetings.scheduleDate').set({ meetingId }).where('id', '=', dateId).execute()
}

export async function lockSchedule(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.schedule')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findSchedule(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.schedule as s')
    .innerJoin('meetings.body as b', 'b.id', 's.bodyId')
    .select([
      's.id',
      's.bodyId',
      's.year',
      's.recurrence',
      's.startsAt',
      's.place',
      's.approvedAt',
      's.version',
    ])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind', 'b.genitive as bodyGenitive'])
    .where('s.id', '=', id)
    .executeTakeFirst()
}

/** The dates of a plan; a date that became a meeting stands as the meeting does now. */
export async function listDates(db: Db, scheduleId: string) {
  return tables(db)
    .selectFrom('meetings.scheduleDate as d')
    .leftJoin('meetings.meeting as m', 'm.id', 'd.meetingId')
    .select(['d.id', 'd.heldOn as plannedOn', 'd.meetingId', 'm.slug', 'm.state'])
    .select((eb) => [
      eb.fn.coalesce('m.heldOn', 'd.heldOn').as('heldOn'),
      sql<string | null>`case when m.id is null then d.starts_at else m.starts_at end`.as('startsAt'),
      sql<string | null>`case when m.id is null then d.place else m.place end`.as('place'),
    ])
    .where('d.scheduleId', '=', scheduleId)
    .orderBy('heldOn')
    .execute()
}

export async function listSchedules(db: Db, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return []
  return tables(db)
    .selectFrom('meetings.schedule as s')
    .innerJoin('meetings.body as b', 'b.id', 's.bodyId')
    .select(['s.id', 's.year', 's.approvedAt', 'b.name as bodyName'])
    .select((eb) =>
      eb
        .selectFrom('meetings.scheduleDate as d')
        .select((date) => date.fn.countAll<number>().as('n'))
        .whereRef('d.scheduleId', '=', 's.id')
        .as('dates'),
    )
    .where('s.bodyId', 'in', bodyIds)
    .orderBy('s.year', 'desc')
    .orderBy('b.name')
    .orderBy('s.id')
    .execute()
}

/** @returns whether it was written: nobody else did since `version`, and it is not approved */
export async function touchSchedule(
  db: Db,
  id: string,
  version: number,
  change: { approvedAt?: Date } = {},
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.schedule')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('approvedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteSchedule(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('meetings.schedule').where('id', '=', id).execute()
}

/** Meetings and proposed dates of other bodies on some days, with how many voting members they share with this body. */
export async function listOthersOn(db: Db, bodyId: string, days: readonly string[]) {
  const { rows } = await sql<{
    heldOn: string
    startsAt: string | null
    place: string | null
    bodyName: string
    shared: number
    proposed: boolean
  }>`
    with other as (
      select body_id, held_on, starts_at, place, false as proposed from meetings.meeting
        where held_on = any(${days}::date[]) and state <> 'cancelled'
      union all
      select s.body_id, d.held_on, d.starts_at, d.place, true from meetings.schedule_date d join meetings.schedule s on s.id = d.schedule_id
        where s.approved_at is null and d.held_on = any(${days}::date[])
    )
    select o.held_on, o.starts_at, o.place, o.proposed, b.name as body_name, (
      select count(distinct mine.person_id)::int from meetings.membership mine join meetings.membership theirs on theirs.person_id = mine.person_id
      where mine.body_id = ${bodyId} and theirs.body_id = o.body_id
        and mine.starts_on <= o.held_on and coalesce(mine.ends_on, o.held_on) >= o.held_on
        and theirs.starts_on <= o.held_on and coalesce(theirs.ends_on, o.held_on) >= o.held_on
    ) as shared
    from other o join meetings.body b on b.id = o.body_id where o.body_id <> ${bodyId} order by o.held_on, o.starts_at`.execute(
    db,
  )
  return rows
}

/** Own meetings of a body on some days that are not of this plan. */
export async function listOwnOn(db: Db, bodyId: string, days: readonly string[]) {
  if (days.length === 0) return []
  return tables(db)
    .selectFrom('meetings.meeting')
    .select(['id', 'heldOn'])
    .where('bodyId', '=', bodyId)
    .where('heldOn', 'in', days)
    .where('state', '!=', 'cancelled')
    .execute()
}
