import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export const insertOpinion = (db: Db, row: Insertable<CasesTables['cases.opinion']>) =>
  tables(db).insertInto('cases.opinion').values(row).execute()

/** The opinion that an account was asked for, held for the transaction. */
export const lockOpinion = (db: Db, id: string, accountId: string) =>
  tables(db)
    .selectFrom('cases.opinion')
    .selectAll()
    .where('id', '=', id)
    .where('ofAccount', '=', accountId)
    .forUpdate()
    .executeTakeFirst()

export const answerOpinion = (db: Db, id: string, answer: Buffer, answeredAt: Date) =>
  tables(db).updateTable('cases.opinion').set({ answer, answeredAt }).where('id', '=', id).execute()

export const listOpinionRows = (db: Db, caseId: string) =>
  tables(db).selectFrom('cases.opinion').selectAll().where('caseId', '=', caseId).orderBy('askedAt').execute()

/** Cases that wait for an account's opinion, the nearest day first. */
export const listWaitingOpinions = (db: Db, accountId: string) =>
  tables(db)
    .selectFrom('cases.opinion')
    .innerJoin('cases.case', 'cases.case.id', 'cases.opinion.caseId')
    .select(['cases.case.id', 'referenceNumber', 'until'])
    .where('ofAccount', '=', accountId)
    .where('answeredAt', 'is', null)
    .orderBy('until')
    .limit(50)
    .execute()
