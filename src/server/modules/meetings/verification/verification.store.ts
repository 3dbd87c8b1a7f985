import type { Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()
type Row<Table extends keyof MeetingsTables> = Insertable<MeetingsTables[Table]>

/** The newest comment round of a meeting. */
export const findRound = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.commentRound')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function insertRound(db: Db, row: Row<'meetings.commentRound'>): Promise<void> {
  await tables(db).insertInto('meetings.commentRound').values(row).execute()
}

export async function endRound(db: Db, meetingId: string, now: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.commentRound')
    .set({ closedAt: now })
    .where('meetingId', '=', meetingId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export const listSuggestions = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.suggestion')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export const findSuggestion = (db: Db, id: string) =>
  tables(db).selectFrom('meetings.suggestion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** @returns whether it is new: the same form posted twice suggests once */
export async function insertSuggestion(db: Db, row: Row<'meetings.suggestion'>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.suggestion')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function settleSuggestion(
  db: Db,
  id: string,
  decided: { state: 'accepted' | 'rejected'; decidedAt: Date; answer: string | null },
): Promise<void> {
  await tables(db).updateTable('meetings.suggestion').set(decided).where('id', '=', id).execute()
}

/** The copy that waits for approvals, or has them. */
export const findCopy = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.finalCopy as c')
    .selectAll('c')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('meetings.approval as a')
          .select(['a.role', 'a.personId', 'a.name', 'a.way', 'a.approvedAt'])
          .whereRef('a.copyId', '=', 'c.id')
          .orderBy('a.approvedAt'),
      ).as('approvals'),
    )
    .where('c.meetingId', '=', meetingId)
    .where('c.voidAt', 'is', null)
    .executeTakeFirst()

export async function insertCopy(db: Db, row: Row<'meetings.finalCopy'>): Promise<void> {
  await tables(db).insertInto('meetings.finalCopy').values(row).execute()
}

/** @returns whether there was a copy to make void */
export async function voidCopy(db: Db, meetingId: string, now: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.finalCopy')
    .set({ voidAt: now })
    .where('meetingId', '=', meetingId)
    .where('voidAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function setSignedCopy(db: Db, id: string, signedFileId: string): Promise<void> {
  await tables(db).updateTable('meetings.finalCopy').set({ signedFileId }).where('id', '=', id).execute()
}

/** @returns whether it is new */
export async function insertApproval(db: Db, row: Row<'meetings.approval'>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('meetings.approval')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function noteSigned(
  db: Db,
  meetingId: string,
  {
    role,
    name,
    personId,
    approvedAt,
  }: { role: 'verifier' | 'chair'; name: string; personId: string; approvedAt: Date },
): Promise<void> {
  await tables(db)
    .updateTable('meetings.signature')
    .set({ personId, approvedAt })
    .where('meetingId', '=', meetingId)
    .where('role', '=', role)
    .where('name', '=', name)
    .execute()
}

export const listSigners = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.signature')
    .select(['role', 'name'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()

export const findOriginal = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.paperOriginal')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()

export async function saveOriginal(db: Db, row: Row<'meetings.paperOriginal'>): Promise<void> {
  await tables(db)
    .insertInto('meetings.paperOriginal')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('meetingId').doUpdateSet({
        signedOn: row.signedOn,
        keptAt: row.keptAt,
        notedAt: row.notedAt,
        ...(row.fileId === null ? {} : { fileId: row.fileId }),
      }),
    )
    .execute()
}

/** Times that published minutes were withdrawn, the newest first. */
export const listWithdrawals = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.withdrawal')
    .select(['reason', 'sha256', 'withdrawnAt', 'publishedAgainAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('withdrawnAt', 'desc')
    .execute()

export async function insertWithdrawal(db: Db, row: Row<'meetings.withdrawal'>): Promise<void> {
  await tables(db).insertInto('meetings.withdrawal').values(row).execute()
}

export async function noteRepublished(db: Db, meetingId: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('meetings.withdrawal')
    .set({ publishedAgainAt: now })
    .where('meetingId', '=', meetingId)
    .where('publishedAgainAt', 'is', null)
    .execute()
}
