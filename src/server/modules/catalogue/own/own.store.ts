import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()

/** The city itself, when it has an IČO: the publisher of what the modules offer. */
export const findCity = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.organisation')
    .selectAll()
    .where('kind', '=', 'city')
    .where('ico', 'is not', null)
    .orderBy('name')
    .executeTakeFirst()

/** Digests of the rows that were published last, by names of own datasets. */
export const digestsOf = async (db: Db): Promise<Map<string, string>> =>
  new Map(
    (await tables(db).selectFrom('catalogue.own_digest').selectAll().execute()).map(({ name, digest }) => [
      name,
      digest,
    ]),
  )

export const saveDigest = (db: Db, name: string, digest: string) =>
  tables(db)
    .insertInto('catalogue.own_digest')
    .values({ name, digest })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ digest }))
    .execute()

/** Length of the audit trail at the last refresh; null before the first. */
export const readLastLength = async (db: Db): Promise<string | null> =>
  (await tables(db).selectFrom('catalogue.own_refresh').select('auditLength').executeTakeFirst())
    ?.auditLength ?? null

export const noteRefreshed = async (db: Db, auditLength: string): Promise<void> => {
  await sql`insert into catalogue.own_refresh (one, audit_length) values (true, ${auditLength})
    on conflict (one) do update set audit_length = excluded.audit_length`.execute(db)
}

export const removeDigest = (db: Db, name: string) =>
  tables(db).deleteFrom('catalogue.own_digest').where('name', '=', name).execute()
