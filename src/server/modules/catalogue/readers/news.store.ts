import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()

export const insertNews = (db: Db, row: Insertable<CatalogueTables['catalogue.news']>) =>
  tables(db).insertInto('catalogue.news').values(row).execute()

export type NewsRow = Awaited<ReturnType<typeof listNews>>[number]

/** What happened in the catalogue, the newest first; of one dataset or of all. */
export const listNews = (
  db: Db,
  { datasetId, id, limit }: { datasetId?: string; id?: string; limit: number },
) =>
  tables(db)
    .selectFrom('catalogue.news as n')
    .innerJoin('catalogue.dataset as d', 'd.id', 'n.datasetId')
    .innerJoin('catalogue.organisation as o', 'o.id', 'd.organisationId')
    .select([
      'n.id',
      'n.kind',
      'n.at',
      'n.version',
      'd.id as datasetId',
      'd.slug',
      'd.title',
      'o.name as publisher',
    ])
    .$if(datasetId !== undefined, (query) => query.where('n.datasetId', '=', datasetId!))
    .$if(id !== undefined, (query) => query.where('n.id', '=', id!))
    .orderBy('n.at', 'desc')
    .limit(limit)
    .execute()

/** @returns false when the address has asked for the same already */
export async function insertSubscription(
  db: Db,
  row: Insertable<CatalogueTables['catalogue.subscription']>,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('catalogue.subscription')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export const findSubscription = (db: Db, id: string) =>
  tables(db)
    .selectFrom('catalogue.subscription as s')
    .leftJoin('catalogue.dataset as d', 'd.id', 's.datasetId')
    .selectAll('s')
    .select(['d.slug', 'd.title'])
    .where('s.id', '=', id)
    .executeTakeFirst()

export const confirmSubscription = (db: Db, id: string, at: Date) =>
  tables(db)
    .updateTable('catalogue.subscription')
    .set({ confirmedAt: at })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute()

export const removeSubscription = (db: Db, id: string) =>
  tables(db).deleteFrom('catalogue.subscription').where('id', '=', id).execute()

/** Who wants to hear about a dataset: those of it and those of the whole catalogue. */
export const subscribersOf = (db: Db, datasetId: string) =>
  tables(db)
    .selectFrom('catalogue.subscription')
    .selectAll()
    .where('confirmedAt', 'is not', null)
    .where((eb) => eb.or([eb('datasetId', '=', datasetId), eb('datasetId', 'is', null)]))
    .execute()

export const noteDelivery = (db: Db, id: string, failures: number) =>
  tables(db).updateTable('catalogue.subscription').set({ failures }).where('id', '=', id).execute()

/** Forgets those that nobody confirmed. */
export const forgetUnconfirmed = (db: Db, before: Date) =>
  tables(db)
    .deleteFrom('catalogue.subscription')
    .where('confirmedAt', 'is', null)
    .where('askedAt', '<', before)
    .execute()

export const insertMessage = (db: Db, row: Insertable<CatalogueTables['catalogue.message']>) =>
  tables(db).insertInto('catalogue.message').values(row).execute()

/** Messages of readers, the newest first. */
export const listMessages = (
  db: Db,
  { id, kind }: { id?: string; kind?: CatalogueTables['catalogue.message']['kind'] } = {},
) =>
  tables(db)
    .selectFrom('catalogue.message as m')
    .leftJoin('catalogue.dataset as d', 'd.id', 'm.datasetId')
    .selectAll('m')
    .select(['d.slug', 'd.title as datasetTitle'])
    .$if(id !== undefined, (query) => query.where('m.id', '=', id!))
    .$if(kind !== undefined, (query) => query.where('m.kind', '=', kind!))
    .orderBy(sql`m.state <> 'new', m.sent_at desc`)
    .limit(500)
    .execute()

/** Moves a message on from one state only. @returns false when it is no longer in it */
export const moveMessage = (
  db: Db,
  id: string,
  from: CatalogueTables['catalogue.message']['state'],
  change: Updateable<CatalogueTables['catalogue.message']>,
): Promise<boolean> =>
  tables(db)
    .updateTable('catalogue.message')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
    .then(({ numUpdatedRows }) => numUpdatedRows === 1n)

/** Applications that use a dataset, and that the curator shows. */
export const listApplications = (db: Db, datasetId?: string) =>
  tables(db)
    .selectFrom('catalogue.message as m')
    .leftJoin('catalogue.dataset as d', 'd.id', 'm.datasetId')
    .select(['m.id', 'm.title', 'm.text', 'm.address', 'd.slug', 'd.title as datasetTitle'])
    .where('m.kind', '=', 'application')
    .where('m.state', '=', 'shown')
    .$if(datasetId !== undefined, (query) => query.where('m.datasetId', '=', datasetId!))
    .orderBy('m.sentAt', 'desc')
    .execute()

/** Adds to the counts of a day. */
export const addUse = (
  db: Db,
  row: { datasetId: string; day: string; kind: 'download' | 'api'; count: number },
) =>
  tables(db)
    .insertInto('catalogue.use')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['datasetId', 'day', 'kind'])
        .doUpdateSet((eb) => ({ count: eb('catalogue.use.count', '+', eb.ref('excluded.count')) })),
    )
    .execute()

/** How often a dataset was used since a day. */
export async function useSince(db: Db, datasetId: string, day: string): Promise<Record<string, number>> {
  const rows = await tables(db)
    .selectFrom('catalogue.use')
    .select((eb) => ['kind', eb.fn.sum<string>('count').as('count')])
    .where('datasetId', '=', datasetId)
    .where('day', '>=', day)
    .groupBy('kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]))
}
