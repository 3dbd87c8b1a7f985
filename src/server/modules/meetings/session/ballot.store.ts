import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { CastOption, VoteOption, VoteResult } from '../../../../shared/meetings/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertBallot(
  db: Db,
  ballot: MeetingsTables['meetings.ballot'],
  resolutionIds: readonly string[],
  voterIds: readonly string[],
): Promise<void> {
  const t = tables(db)
  const secret = ballot.method === 'secret'
  await t.insertInto('meetings.ballot').values(ballot).execute()
  await t
    .insertInto('meetings.ballotQuestion')
    .values(resolutionIds.map((resolutionId, position) => ({ ballotId: ballot.id, resolutionId, position })))
    .execute()
  await t
    .insertInto('meetings.ballotVoter')
    .values(voterIds.map((attendanceId) => ({ ballotId: ballot.id, attendanceId, secret, option: null })))
    .execute()
  if (secret) await t.insertInto('meetings.ballotCount').values({ ballotId: ballot.id }).execute()
}

/** A ballot as long as nobody else closes it; many may vote at once. */
export const shareBallot = (db: Db, id: string) =>
  tables(db)
    .selectFrom('meetings.ballot')
    .select(['id', 'meetingId', 'method', 'state'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()

/** The ballot for closing: waits for votes that are just being cast, and later ones find it closed. */
export const lockBallot = (db: Db, id: string) =>
  tables(db).selectFrom('meetings.ballot').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function findOpenBallot(db: Db, meetingId: string): Promise<string | undefined> {
  const found = await tables(db)
    .selectFrom('meetings.ballot')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return found?.id
}

/** Marks that a person voted. @returns whether it was the first time; undefined for who may not vote */
export async function markVoted(
  db: Db,
  ballotId: string,
  personId: string,
  option: CastOption | null,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ first: boolean }>`
    with mine as (
      select v.attendance_id, v.voted from meetings.ballot_voter v join meetings.attendance a on a.id = v.attendance_id
      where v.ballot_id = ${ballotId} and a.person_id = ${personId} for update of v
    ), marked as (
      update meetings.ballot_voter v set voted = true, option = ${option} from mine
      where v.ballot_id = ${ballotId} and v.attendance_id = mine.attendance_id and not mine.voted
      returning v.attendance_id
    )
    select exists (select 1 from marked) as first from mine`.execute(db)
  return rows[0]?.first
}

const columns = { for: 'in_favour', against: 'against', abstain: 'abstain' } as const

export async function countSecret(db: Db, ballotId: string, option: CastOption): Promise<void> {
  const column = sql.ref(columns[option])
  await sql`update meetings.ballot_count set ${column} = ${column} + 1 where ballot_id = ${ballotId}`.execute(
    db,
  )
}

/** The recorder enters the vote of one person in a roll call, or takes it back with null. */
export async function setVote(
  db: Db,
  ballotId: string,
  attendanceId: string,
  option: CastOption | null,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.ballotVoter')
    .set({ option, voted: option !== null })
    .where('ballotId', '=', ballotId)
    .where('attendanceId', '=', attendanceId)
    .where('secret', '=', false)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface Totals {
  for: number
  against: number
  abstain: number
}

export async function secretTotals(db: Db, ballotId: string): Promise<Totals> {
  const found = await tables(db)
    .selectFrom('meetings.ballotCount')
    .select(['inFavour as for', 'against', 'abstain'])
    .where('ballotId', '=', ballotId)
    .executeTakeFirstOrThrow()
  return found
}

export const listVoters = (db: Db, ballotId: string) =>
  tables(db)
    .selectFrom('meetings.ballotVoter')
    .select(['attendanceId', 'voted', 'option'])
    .where('ballotId', '=', ballotId)
    .execute()

/**
 * Writes all rows of who voted anew, in one transaction and in the order of people: neither their place in the table
 * nor the number of their transaction keeps the order in which they voted.
 */
export async function shuffleVoters(db: Db, ballotId: string): Promise<void> {
  const rows = await tables(db)
    .deleteFrom('meetings.ballotVoter')
    .where('ballotId', '=', ballotId)
    .returningAll()
    .execute()
  rows.sort((a, b) => (a.attendanceId < b.attendanceId ? -1 : 1))
  await tables(db).insertInto('meetings.ballotVoter').values(rows).execute()
}

export async function endBallot(
  db: Db,
  id: string,
  change: {
    state: 'closed' | 'cancelled'
    closedAt: Date
    cancelledBecause: 'quorum_lost' | 'recorder' | null
  },
): Promise<void> {
  await tables(db).updateTable('meetings.ballot').set(change).where('id', '=', id).execute()
}

export const findQuestions = async (db: Db, ballotId: string): Promise<string[]> => {
  const rows = await tables(db)
    .selectFrom('meetings.ballotQuestion')
    .select('resolutionId')
    .where('ballotId', '=', ballotId)
    .orderBy('position')
    .execute()
  return rows.map(({ resolutionId }) => resolutionId)
}

/** Resolutions of a meeting that were not voted on yet, of those asked for. */
export const findUnvoted = async (db: Db, meetingId: string, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('meetings.resolution as r')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .select('r.id')
    .where('r.meetingId', '=', meetingId)
    .where('r.id', 'in', ids)
    .where('v.id', 'is', null)
    .orderBy('r.position')
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertVoteEvent(
  db: Db,
  event: {
    id: string
    resolutionId: string
    present: number
    inFavour: number
    against: number
    abstain: number
    notVoting: number
    needed: number | null
    neededBy: string | null
    result: VoteResult
    heldAt: Date
    atTime: string
  },
  votes: readonly { attendanceId: string; option: VoteOption }[],
): Promise<void> {
  await tables(db)
    .insertInto('meetings.voteEvent')
    .values({ ...event, unanimous: null, source: 'live' })
    .execute()
  if (votes.length > 0)
    await tables(db)
      .insertInto('meetings.vote')
      .values(votes.map((vote) => ({ voteEventId: event.id, ...vote })))
      .execute()
}

/** A ballot as the room sees it: what is asked, who may vote and who did; one statement. */
export const findShownBallot = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.ballot as b')
    .innerJoin('meetings.session as s', 's.shownBallotId', 'b.id')
    .select(['b.id', 'b.method', 'b.state', 'b.needed', 'b.neededBy'])
    .select('b.cancelledBecause')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetings.ballotQuestion as q')
          .innerJoin('meetings.resolution as r', 'r.id', 'q.resolutionId')
          .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
          .select(['r.id', 'r.text', 'r.kind'])
          .select(['v.inFavour', 'v.against', 'v.abstain', 'v.notVoting', 'v.result'])
          .whereRef('q.ballotId', '=', 'b.id')
          .orderBy('q.position'),
      ).as('questions'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.ballotVoter as o')
          .select(['o.attendanceId', 'o.voted', 'o.option'])
          .whereRef('o.ballotId', '=', 'b.id'),
      ).as('voters'),
    ])
    .where('b.meetingId', '=', meetingId)
    .executeTakeFirst()

/** The minute of the last vote of a meeting. */
export async function findLastVoteMinute(db: Db, meetingId: string): Promise<string | null> {
  const found = await tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .select((eb) => eb.fn.max('v.atTime').as('at'))
    .where('r.meetingId', '=', meetingId)
    .where('v.source', '=', 'live')
    .executeTakeFirst()
  return found?.at ?? null
}

/** Removes the old versions of rows that a ballot left in its tables; not within a transaction. */
export async function sweepBallots(db: Db): Promise<void> {
  await sql`vacuum meetings.ballot_voter, meetings.ballot_count`.execute(db)
}
