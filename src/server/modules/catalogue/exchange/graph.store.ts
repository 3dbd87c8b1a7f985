import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()

/** The number of the catalogue's next state; whoever asks holds it until the end of the transaction, so numbers come true in order. */
export const nextRevision = async (db: Db): Promise<number> =>
  (
    await tables(db)
      .updateTable('catalogue.revision')
      .set({ number: sql`number + 1` })
      .returning('number')
      .executeTakeFirstOrThrow()
  ).number

export const readRevision = async (db: Db): Promise<number> =>
  (await tables(db).selectFrom('catalogue.revision').select('number').executeTakeFirstOrThrow()).number

/** Keeps what the catalogue says of a dataset; empty texts once it is withdrawn. */
export const saveGraph = (db: Db, row: CatalogueTables['catalogue.dataset_graph']) =>
  tables(db)
    .insertInto('catalogue.dataset_graph')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('datasetId').doUpdateSet({
        ico: row.ico,
        revision: row.revision,
        document: row.document,
        triples: row.triples,
      }),
    )
    .execute()

/** Documents of the datasets with these addresses. */
export const graphsOf = (db: Db, iris: readonly string[]) =>
  tables(db)
    .selectFrom('catalogue.dataset_graph')
    .select(['iri', 'document', 'triples'])
    .where('iri', '=', sql<string>`any(${[...iris]}::text[])`)
    .where('triples', '<>', '')
    .execute()

/** Changes after a revision, in the order of addresses, so many from the given one on. */
export const graphsAfter = (db: Db, revision: number, from: string, limit: number) =>
  tables(db)
    .selectFrom('catalogue.dataset_graph')
    .select(['iri', 'triples'])
    .where('revision', '>', revision)
    .where('iri', '>', from)
    .orderBy('iri')
    .limit(limit)
    .execute()

/** What is said of a publisher's datasets, in the order of addresses, so many from the given one on. */
export const graphsOfPublisher = (db: Db, ico: string, from: string, limit: number) =>
  tables(db)
    .selectFrom('catalogue.dataset_graph')
    .select(['iri', 'triples'])
    .where('ico', '=', ico)
    .where('triples', '<>', '')
    .where('iri', '>', from)
    .orderBy('iri')
    .limit(limit)
    .execute()

/** Addresses of a publisher's datasets that stand published. */
export const irisOf = async (db: Db, ico: string): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('catalogue.dataset_graph')
      .select('iri')
      .where('ico', '=', ico)
      .where('triples', '<>', '')
      .orderBy('iri')
      .execute()
  ).map(({ iri }) => iri)

/** Publishers with a catalogue, with the numbers of their published datasets. */
export const listCatalogues = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.dataset_graph as g')
    .innerJoin('catalogue.organisation as o', 'o.ico', 'g.ico')
    .where('g.triples', '<>', '')
    .groupBy(['g.ico', 'o.name'])
    .select((eb) => ['g.ico', 'o.name', eb.fn.countAll<number>().as('datasets')])
    .orderBy('o.name')
    .execute()
