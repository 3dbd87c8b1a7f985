import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

/** Ended cases that no disposal has yet; the last day on which the youngest of them ended. */
export const listEnded = (db: Db, endedBefore: string) =>
  tables(db)
    .selectFrom('cases.case')
    .select(['id', 'referenceNumber', 'retentionCode', 'endedOn'])
    .where('endedOn', '<', endedBefore)
    .where('disposedOn', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('cases.disposalItem')
            .select(sql`1`.as('one'))
            .whereRef('cases.disposalItem.caseId', '=', 'cases.case.id'),
        ),
      ),
    )
    .execute()

export const listDisposalRows = (db: Db) =>
  tables(db)
    .selectFrom('cases.disposal')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('cases.disposalItem')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('disposalId', '=', 'cases.disposal.id')
        .where('verdict', '=', 'destroy')
        .as('destroys'),
      eb
        .selectFrom('cases.disposalItem')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('disposalId', '=', 'cases.disposal.id')
        .where('verdict', '=', 'archive')
        .as('archives'),
    ])
    .orderBy('year', 'desc')
    .execute()

export const findDisposal = (db: Db, id: string) =>
  tables(db).selectFrom('cases.disposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertDisposal = (
  db: Db,
  row: Pick<CasesTables['cases.disposal'], 'id' | 'year' | 'proposedAt' | 'proposedBy'>,
) =>
  tables(db)
    .insertInto('cases.disposal')
    .values({ ...row, permission: null, permittedOn: null, doneAt: null, doneBy: null })
    .execute()

export const insertItems = (db: Db, rows: CasesTables['cases.disposalItem'][]) =>
  tables(db).insertInto('cases.disposalItem').values(rows).execute()

/** Cases of a disposal with what lies open of them. */
export const listItems = (db: Db, disposalId: string) =>
  tables(db)
    .selectFrom('cases.disposalItem')
    .innerJoin('cases.case', 'cases.case.id', 'cases.disposalItem.caseId')
    .select([
      'cases.case.id',
      'verdict',
      'referenceNumber',
      'fileMark',
      'retentionCode',
      'procedure',
      'receivedAt',
      'endedOn',
    ])
    .where('disposalId', '=', disposalId)
    .orderBy('referenceNumber')
    .execute()

export const permitDisposal = (
  db: Db,
  id: string,
  change: Pick<CasesTables['cases.disposal'], 'permission' | 'permittedOn' | 'doneAt' | 'doneBy'>,
) => tables(db).updateTable('cases.disposal').set(change).where('id', '=', id).execute()

/** Destroys what was sealed in cases: without their keys nothing of them opens any more, here or in the trail of their events. */
export const destroyKeys = (db: Db, ids: readonly string[], day: string) =>
  tables(db)
    .updateTable('cases.case')
    .set({
      key: Buffer.alloc(0),
      answers: Buffer.alloc(0),
      applicant: Buffer.alloc(0),
      subject: null,
      nameIndex: Buffer.alloc(0),
      nonce: '',
      disposedOn: day,
    })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
