import { sql, type Insertable, type Updateable } from 'kysely'
import { isId } from '../../../platform/database/new-id.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export const listProposals = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.itemProposal')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export const lockProposal = (db: Db, id: string) =>
  tables(db)
    .selectFrom('meetings.itemProposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** @returns whether it is new: the same form posted twice proposes once */
export async function insertProposal(
  db: Db,
  row: Insertable<MeetingsTables['meetings.itemProposal']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.itemProposal')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function settleProposal(
  db: Db,
  id: string,
  decided: Updateable<MeetingsTables['meetings.itemProposal']>,
): Promise<void> {
  await tables(db).updateTable('meetings.itemProposal').set(decided).where('id', '=', id).execute()
}

export async function listNotes(db: Db, accountId: string, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.note as n')
    .innerJoin('meetings.agendaItem as i', 'i.id', 'n.itemId')
    .select(['n.itemId', 'n.text', 'n.savedAt'])
    .where('n.accountId', '=', accountId)
    .where('i.meetingId', '=', meetingId)
    .execute()
}

/** An empty note is no note. */
export async function saveNote(db: Db, row: Insertable<MeetingsTables['meetings.note']>): Promise<void> {
  if (row.text === '')
    await tables(db)
      .deleteFrom('meetings.note')
      .where('accountId', '=', row.accountId)
      .where('itemId', '=', row.itemId)
      .execute()
  else
    await tables(db)
      .insertInto('meetings.note')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['accountId', 'itemId']).doUpdateSet({ text: row.text, savedAt: row.savedAt }),
      )
      .execute()
}

const recommendations = (db: Db) =>
  tables(db)
    .selectFrom('meetings.resolution as r')
    .innerJoin('meetings.meeting as m', 'm.id', 'r.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .leftJoin('meetings.agendaItem as i', 'i.id', 'r.itemId')
    .leftJoin('meetings.councilMaterial as c', 'c.resolutionId', 'r.id')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .select(['r.id', 'r.number', 'r.fullText as text', 'i.fullTitle as itemTitle', 'i.fullText as itemText'])
    .select(['m.id as meetingId', 'm.slug', 'm.number as meetingNumber', 'm.heldOn', 'm.bodyId'])
    .select(['b.slug as bodySlug', 'b.name as bodyName', 'b.genitive as bodyGenitive', 'b.kind as bodyKind'])
    .select(['c.draftText', 'c.reportText', 'c.version', 'c.sentOn'])
    .select(['c.answerNumber', 'c.answeredOn', 'c.answerResult', 'c.answerText'])
    .select(['v.inFavour', 'v.against', 'v.abstain', 'v.result'])
    .where('r.kind', '=', 'recommendation')
    .where('m.state', 'in', ['closed', 'verified', 'published'])

/** Recommendations to the council of some bodies, those without an answer first, then the newest. */
export const listRecommendations = (db: Db, bodyIds: readonly string[], limit: number) =>
  bodyIds.length === 0
    ? Promise.resolve([])
    : recommendations(db)
        .where('m.bodyId', 'in', bodyIds)
        .orderBy(sql`c.answered_on is not null`)
        .orderBy('m.heldOn', 'desc')
        .orderBy('r.position')
        .limit(limit)
        .execute()

export const findRecommendation = (db: Db, id: string) =>
  recommendations(db).where('r.id', '=', id).executeTakeFirst()

export type RecommendationRow = NonNullable<Awaited<ReturnType<typeof findRecommendation>>>

/** Recommendations of some bodies by their number, or by their id where they have none. */
export const findRecommendationsCalled = (db: Db, bodyIds: readonly string[], called: string) =>
  recommendations(db)
    .where('m.bodyId', 'in', bodyIds)
    .where(isId(called) ? 'r.id' : 'r.number', '=', called)
    .execute()

/** Writes material unless somebody else did since `version`; 0 makes it. @returns whether it was written */
export async function saveMaterial(
  db: Db,
  version: number,
  row: {
    resolutionId: string
    draftText: string
    reportText: string
    changedAt: Date
    sentOn: string | null
  },
): Promise<boolean> {
  if (version === 0) {
    const result = await tables(db)
      .insertInto('meetings.councilMaterial')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return result.numInsertedOrUpdatedRows === 1n
  }
  const { resolutionId, ...change } = row
  const result = await tables(db)
    .updateTable('meetings.councilMaterial')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('resolutionId', '=', resolutionId)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Notes the council's answer; material that nobody wrote here gets an empty draft. */
export async function saveCouncilAnswer(
  db: Db,
  resolutionId: string,
  answer: {
    answerNumber: string | null
    answeredOn: string
    answerResult: 'accepted' | 'changed' | 'rejected'
    answerText: string | null
  },
  now: Date,
): Promise<void> {
  await tables(db)
    .insertInto('meetings.councilMaterial')
    .values({ resolutionId, draftText: '', reportText: '', changedAt: now, sentOn: null, ...answer })
    .onConflict((conflict) =>
      conflict.column('resolutionId').doUpdateSet((eb) => ({
        ...answer,
        changedAt: now,
        version: eb('meetings.councilMaterial.version', '+', 1),
      })),
    )
    .execute()
}
