import type { Db } from '../../platform/database/database.ts'
import type { CitizensTables } from './tables.ts'

const tables = (db: Db) => db.withTables<CitizensTables>()

export const insertMandate = (db: Db, row: CitizensTables['citizens.mandate']) =>
  tables(db).insertInto('citizens.mandate').values(row).execute()

/** A mandate with the key of whoever gave it, held for the transaction. */
export const lockMandate = (db: Db, id: string) =>
  tables(db)
    .selectFrom('citizens.mandate as mandate')
    .innerJoin('citizens.citizen as citizen', 'citizen.id', 'mandate.grantorId')
    .selectAll('mandate')
    .select(['citizen.key', 'citizen.profile'])
    .where('mandate.id', '=', id)
    .forUpdate('mandate')
    .executeTakeFirst()

export const listGiven = (db: Db, grantorId: string) =>
  tables(db)
    .selectFrom('citizens.mandate')
    .selectAll()
    .where('grantorId', '=', grantorId)
    .orderBy('grantedAt', 'desc')
    .execute()

/** Mandates by which somebody acts on a day, with the keys of those who gave them. */
export const listHeld = (db: Db, agentId: string, day: string) =>
  tables(db)
    .selectFrom('citizens.mandate')
    .innerJoin('citizens.citizen', 'citizens.citizen.id', 'grantorId')
    .selectAll('citizens.mandate')
    .select(['key', 'profile'])
    .where('agentId', '=', agentId)
    .where('acceptedAt', 'is not', null)
    .where('revokedAt', 'is', null)
    .where('endsOn', '>=', day)
    .orderBy('grantedAt')
    .execute()

export const acceptMandateRow = (db: Db, id: string, agentId: string, acceptedAt: Date) =>
  tables(db).updateTable('citizens.mandate').set({ agentId, acceptedAt }).where('id', '=', id).execute()

export const revokeMandateRow = (db: Db, id: string, revokedAt: Date) =>
  tables(db).updateTable('citizens.mandate').set({ revokedAt }).where('id', '=', id).execute()
