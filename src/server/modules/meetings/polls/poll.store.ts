import { sql, type Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()
type Row<Table extends keyof MeetingsTables> = Insertable<MeetingsTables[Table]>

export async function insertPoll(
  db: Db,
  poll: Row<'meetings.poll'>,
  options: readonly Row<'meetings.pollOption'>[],
  voters: readonly Row<'meetings.pollVoter'>[],
): Promise<void> {
  await tables(db).insertInto('meetings.poll').values(poll).execute()
  await tables(db).insertInto('meetings.pollOption').values(options).execute()
  await tables(db).insertInto('meetings.pollVoter').values(voters).execute()
}

export const listPolls = (db: Db, bodyIds: readonly string[]) =>
  bodyIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .selectFrom('meetings.poll as p')
        .innerJoin('meetings.body as b', 'b.id', 'p.bodyId')
        .select(['p.id', 'p.kind', 'p.title', 'p.endsOn', 'p.closedAt', 'b.name as bodyName'])
        .select((eb) => [
          eb
            .selectFrom('meetings.pollVoter as v')
            .select((voter) => voter.fn.countAll<number>().as('n'))
            .whereRef('v.pollId', '=', 'p.id')
            .as('voters'),
          eb
            .selectFrom('meetings.pollVoter as v')
            .select((voter) => voter.fn.count<number>('v.answeredAt').as('n'))
            .whereRef('v.pollId', '=', 'p.id')
            .as('answered'),
        ])
        .where('p.bodyId', 'in', bodyIds)
        .orderBy('p.openedAt', 'desc')
        .limit(200)
        .execute()

/** A poll with its options, voters and what they answered: one statement. */
export const findPoll = (db: Db, id: string) =>
  tables(db)
    .selectFrom('meetings.poll as p')
    .innerJoin('meetings.body as b', 'b.id', 'p.bodyId')
    .selectAll('p')
    .select(['b.name as bodyName', 'b.slug as bodySlug', 'b.kind as bodyKind'])
    .select((eb) => [
      eb
        .selectFrom('meetings.meeting as at')
        .select('at.slug')
        .whereRef('at.id', '=', 'p.attachedTo')
        .as('attachedSlug'),
      eb
        .selectFrom('meetings.meeting as at')
        .select('at.heldOn')
        .whereRef('at.id', '=', 'p.attachedTo')
        .as('attachedDay'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.pollOption as o')
          .select(['o.id', 'o.text'])
          .whereRef('o.pollId', '=', 'p.id')
          .orderBy('o.position'),
      ).as('options'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.pollVoter as v')
          .select(['v.id', 'v.personId', 'v.name', 'v.email', 'v.capacity', 'v.answeredAt', 'v.reason'])
          .select((voter) =>
            jsonArrayFrom(
              voter
                .selectFrom('meetings.pollAnswer as a')
                .select(['a.optionId', 'a.place'])
                .whereRef('a.voterId', '=', 'v.id'),
            ).as('answers'),
          )
          .whereRef('v.pollId', '=', 'p.id')
          .orderBy(sql`v.name collate "cs-x-icu"`)
          .orderBy('v.id'),
      ).as('voters'),
    ])
    .where('p.id', '=', id)
    .executeTakeFirst()

export type PollRow = NonNullable<Awaited<ReturnType<typeof findPoll>>>

export async function lockPoll(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.poll')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findPollOfVoter(db: Db, voterId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('meetings.pollVoter')
    .select('pollId')
    .where('id', '=', voterId)
    .executeTakeFirst()
  return row?.pollId
}

/** One person's answer; answered again, the last word stands. */
export async function saveAnswer(
  db: Db,
  voterId: string,
  answer: { answeredAt: Date; reason: string | null; places: ReadonlyMap<string, number> },
): Promise<void> {
  await tables(db).deleteFrom('meetings.pollAnswer').where('voterId', '=', voterId).execute()
  const rows = [...answer.places].map(([optionId, place]) => ({ voterId, optionId, place }))
  if (rows.length > 0) await tables(db).insertInto('meetings.pollAnswer').values(rows).execute()
  await tables(db)
    .updateTable('meetings.pollVoter')
    .set({ answeredAt: answer.answeredAt, reason: answer.reason })
    .where('id', '=', voterId)
    .execute()
}

export async function endPoll(db: Db, id: string, now: Date): Promise<void> {
  await tables(db).updateTable('meetings.poll').set({ closedAt: now }).where('id', '=', id).execute()
}

export async function noteAttached(db: Db, id: string, meetingId: string): Promise<void> {
  await tables(db).updateTable('meetings.poll').set({ attachedTo: meetingId }).where('id', '=', id).execute()
}
