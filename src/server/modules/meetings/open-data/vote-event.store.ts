import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

const publishedVotes = (db: Db) =>
  tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .innerJoin('meetings.meeting as m', 'm.id', 'r.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .where('m.state', '=', 'published')

/** Votes of published meetings, newest first, with how each voted. */
export const listVoteEvents = (db: Db, { limit, offset }: { limit: number; offset: number }) =>
  publishedVotes(db)
    .select(['v.id', 'v.present', 'v.inFavour', 'v.against', 'v.abstain', 'v.notVoting', 'v.result'])
    .select(['v.needed', 'v.neededBy', 'v.atTime', 'v.unanimous'])
    .select(['r.id as resolutionId', 'r.number', 'r.text'])
    .select(['m.id as meetingId', 'm.heldOn', 'm.startsAt', 'm.slug'])
    .select(['b.id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])
    .select('b.settings as bodySettings')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('meetings.vote as n')
          .innerJoin('meetings.attendance as a', 'a.id', 'n.attendanceId')
          .select(['a.personId', 'a.name', 'n.option'])
          .whereRef('n.voteEventId', '=', 'v.id')
          .orderBy('a.position'),
      ).as('votes'),
    )
    .orderBy('m.heldOn', 'desc')
    .orderBy('m.id')
    .orderBy('r.position')
    .limit(limit)
    .offset(offset)
    .execute()

export type VoteEventRow = Awaited<ReturnType<typeof listVoteEvents>>[number]

export async function countVoteEvents(db: Db): Promise<number> {
  const row = await publishedVotes(db)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Members at published meetings, newest first: who came, when they came and left. Guests are not listed. */
export const listAttendance = (db: Db, limit: number) =>
  tables(db)
    .selectFrom('meetings.attendance as a')
    .innerJoin('meetings.meeting as m', 'm.id', 'a.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['a.name', 'a.state', 'a.arrivedAt', 'a.leftAt'])
    .select([
      'm.heldOn',
      'm.number',
      'm.slug',
      'b.slug as bodySlug',
      'b.name as bodyName',
      'b.kind as bodyKind',
    ])
    .where('m.state', '=', 'published')
    .where('a.capacity', '=', 'member')
    .orderBy('m.heldOn', 'desc')
    .orderBy('m.id')
    .orderBy('a.position')
    .limit(limit)
    .execute()

/** Meetings that are public: published records and our own calendar, newest first. */
export const listPublicMeetings = (db: Db, limit: number) =>
  tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select([
      'm.id',
      'm.slug',
      'm.number',
      'm.heldOn',
      'm.startsAt',
      'm.endsAt',
      'm.place',
      'm.state',
      'm.changedAt',
    ])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.kind as bodyKind'])
    .where((eb) => eb.or([eb('m.state', '=', 'published'), eb('m.origin', '=', 'held')]))
    .orderBy('m.heldOn', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()
