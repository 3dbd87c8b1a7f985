import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()

/** Addresses elsewhere of everything published. */
export const listLinked = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.distribution as l')
    .innerJoin('catalogue.dataset as d', 'd.id', 'l.datasetId')
    .select(['l.id', 'l.failingSince', 'd.title', 'd.contactEmail'])
    .select(sql<string>`coalesce(l.download_url, l.endpoint_url)`.as('address'))
    .where('d.state', '=', 'published')
    .where(sql<boolean>`coalesce(l.download_url, l.endpoint_url) is not null`)
    .orderBy('l.id')
    .execute()

export const noteChecked = (
  db: Db,
  id: string,
  found: {
    alive: boolean
    cors: boolean | null
    finding: string | null
    checkedAt: Date
    failingSince: Date | null
  },
) => tables(db).updateTable('catalogue.distribution').set(found).where('id', '=', id).execute()

/** Published datasets with their frequencies and ages, of which nobody was told since the data last changed. */
export const listAges = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.dataset')
    .select(['id', 'title', 'frequency', 'dataChangedAt', 'contactEmail'])
    .where('state', '=', 'published')
    .where('generated', 'is', null)
    .where('dataChangedAt', 'is not', null)
    .where('overdueToldOn', 'is', null)
    .execute()

/** Published versions of own tables from before a time that another one of the same day has followed, the oldest first. */
export const listOutrun = async (db: Db, before: Date, limit: number) =>
  (
    await sql<{ id: string; datasetId: string }>`
      select id, dataset_id from (
        select id, dataset_id, published_at, row_number() over (
          partition by dataset_id, (published_at at time zone 'Europe/Prague')::date order by number desc
        ) as place
        from catalogue.data_version
        where origin = 'module' and state = 'published' and published_at < ${before}
      ) as of_day
      where place > 1 order by published_at limit ${limit}`.execute(db)
  ).rows
