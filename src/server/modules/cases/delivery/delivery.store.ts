import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export const insertDelivery = (db: Db, row: Insertable<CasesTables['cases.delivery']>) =>
  tables(db).insertInto('cases.delivery').values(row).execute()

export const listDeliveryRows = (db: Db, caseId: string) =>
  tables(db)
    .selectFrom('cases.delivery')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('queuedAt')
    .execute()

/** A delivery for the length of the transaction. */
export const lockDelivery = (db: Db, id: string) =>
  tables(db).selectFrom('cases.delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateDelivery = (db: Db, id: string, change: Updateable<CasesTables['cases.delivery']>) =>
  tables(db).updateTable('cases.delivery').set(change).where('id', '=', id).execute()

/** Deliveries on their way that a program carries, the oldest first. */
export const listCarried = (db: Db, states: readonly ('waiting' | 'sent' | 'arrived')[]) =>
  tables(db)
    .selectFrom('cases.delivery')
    .select(['id', 'state'])
    .where('state', 'in', [...states])
    .where('channel', 'in', ['data_box', 'post'])
    .orderBy('queuedAt')
    .limit(500)
    .execute()

/** Deliveries that only lie ready. */
export const listArrived = (db: Db) =>
  tables(db)
    .selectFrom('cases.delivery')
    .select(['id', 'channel', 'arrivedOn'])
    .where('state', '=', 'arrived')
    .orderBy('arrivedOn')
    .execute()
