import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function findAddressNonce(db: Db, personId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('meetings.calendarAddress')
    .select('nonce')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.nonce
}

export async function saveAddressNonce(db: Db, personId: string, nonce: string): Promise<void> {
  await tables(db)
    .insertInto('meetings.calendarAddress')
    .values({ personId, nonce })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ nonce, createdAt: sql`now()` }))
    .execute()
}

export async function deleteAddress(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('meetings.calendarAddress').where('personId', '=', personId).execute()
}

/** Meetings from a day on that concern a person: of bodies to which they belong that day, and those to which they are invited. */
export async function listOwnMeetings(db: Db, personId: string, today: string, from: string) {
  const { rows } = await sql<{
    id: string
    slug: string
    number: number | null
    heldOn: string
    startsAt: string | null
    place: string | null
    remoteUrl: string | null
    state: MeetingsTables['meetings.meeting']['state']
    changedAt: Date
    bodySlug: string
    bodyName: string
    bodyKind: MeetingsTables['meetings.body']['kind']
    answer: 'waiting' | 'coming' | 'excused' | null
    inviteeId: string | null
  }>`
    select m.id, m.slug, m.number, m.held_on, m.starts_at, m.place, m.remote_url, m.state, m.changed_at,
      b.slug as body_slug, b.name as body_name, b.kind as body_kind, i.state as answer, i.id as invitee_id
    from meetings.meeting m join meetings.body b on b.id = m.body_id
    left join meetings.invitee i on i.meeting_id = m.id and i.person_id = ${personId} and i.knows is not null and i.dropped_at is null
    where m.held_on >= ${from} and (i.id is not null or exists (
      select 1 from meetings.membership s where s.body_id = m.body_id and s.person_id = ${personId}
        and s.starts_on <= ${today} and (s.ends_on is null or s.ends_on >= ${today})))
    order by m.held_on, m.starts_at, m.id limit 500`.execute(db)
  return rows
}
