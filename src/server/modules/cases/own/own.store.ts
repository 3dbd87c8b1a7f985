import { sql } from 'kysely'
import { openStates } from '../../../../shared/cases/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()
const most = 500

/** Cases that a citizen filed, and those filed on their behalf, the newest first. */
export const listCasesOf = (db: Db, citizenId: string) =>
  tables(db)
    .selectFrom('cases.case')
    .selectAll()
    .where((eb) => eb.or([eb('citizenId', '=', citizenId), eb('grantorId', '=', citizenId)]))
    .where('disposedOn', 'is', null)
    .orderBy('receivedAt', 'desc')
    .limit(most)
    .execute()

/** Until when the citizen is to complete each of the cases that wait for it. */
export const listAskedUntil = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tables(db)
        .selectFrom('cases.event')
        .distinctOn('caseId')
        .select(['caseId', 'until'])
        .where('caseId', '=', sql<string>`any(${[...ids]}::uuid[])`)
        .where('kind', '=', 'completion_asked')
        .orderBy('caseId')
        .orderBy('at', 'desc')
        .execute()
    ).flatMap(({ caseId, until }) => (until === null ? [] : [[caseId, until] as const])),
  )

/** Payments that still wait, of several cases. */
export const listUnpaid = (db: Db, ids: readonly string[]) =>
  tables(db)
    .selectFrom('cases.payment')
    .select(['caseId', 'amount', 'what', 'dueOn'])
    .where('caseId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('paidOn', 'is', null)
    .execute()

/** Drafts of a citizen that are not filed yet, the last touched first. */
export const listDraftsOf = (db: Db, citizenId: string) =>
  tables(db)
    .selectFrom('cases.draft')
    .select(['id', 'formVersionId', 'nonce', 'startedAt', 'changedAt'])
    .where('citizenId', '=', citizenId)
    .where('caseId', 'is', null)
    .orderBy('changedAt', 'desc')
    .limit(most)
    .execute()

/** What a citizen filed stays, but is theirs no more. */
export async function unlinkCitizen(db: Db, citizenId: string): Promise<void> {
  await tables(db)
    .updateTable('cases.case')
    .set({ citizenId: null })
    .where('citizenId', '=', citizenId)
    .execute()
  await tables(db)
    .updateTable('cases.case')
    .set({ grantorId: null })
    .where('grantorId', '=', citizenId)
    .execute()
}

export const listAllDraftIds = async (db: Db, citizenId: string): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('cases.draft')
      .select('id')
      .where('citizenId', '=', citizenId)
      .forUpdate()
      .execute()
  ).map(({ id }) => id)

/** Cases whose citizen has to do something by a day, and was not reminded of it. */
export const listToRemind = (db: Db, day: string) =>
  tables(db)
    .selectFrom('cases.case')
    .selectAll()
    .where('disposedOn', 'is', null)
    .where('state', 'in', openStates)
    .where((eb) =>
      eb.or([eb('remindedOn', 'is', null), eb('remindedOn', '<', sql<string>`${day}::date - 7`)]),
    )
    .where((eb) =>
      eb.or([
        eb('confirmBy', '=', day),
        eb.and([
          eb('state', '=', 'waiting'),
          eb.exists(
            eb
              .selectFrom('cases.event')
              .select(sql`1`.as('one'))
              .whereRef('cases.event.caseId', '=', 'cases.case.id')
              .where('kind', '=', 'completion_asked')
              .where('until', '=', day),
          ),
        ]),
      ]),
    )
    .execute()

export const noteReminded = (db: Db, id: string, remindedOn: string) =>
  tables(db).updateTable('cases.case').set({ remindedOn }).where('id', '=', id).execute()
