import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { stems } from '../../../platform/search/question.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()
type Dataset = CatalogueTables['catalogue.dataset']

const columns = [
  'd.id',
  'd.slug',
  'd.organisationId',
  'd.kind',
  'd.seriesId',
  'd.sourceId',
  'd.generated',
  'd.state',
  'd.title',
  'd.titleEn',
  'd.description',
  'd.descriptionEn',
  'd.themes',
  'd.frequency',
  'd.keywords',
  'd.keywordsEn',
  'd.spatial',
  'd.startsOn',
  'd.endsOn',
  'd.contactName',
  'd.contactEmail',
  'd.page',
  'd.conformsTo',
  'd.spatialResolution',
  'd.temporalResolution',
  'd.euroVoc',
  'd.hvdCategories',
  'd.legislation',
  'd.authorWork',
  'd.authorName',
  'd.databaseWork',
  'd.databaseAuthorName',
  'd.databaseRight',
  'd.personalData',
  'd.firstPublishedAt',
  'd.publishedAt',
  'd.withdrawnAt',
  'd.dataChangedAt',
  'd.changedAt',
  'd.formats',
  'd.version',
] as const

const datasets = (db: Db) =>
  tables(db)
    .selectFrom('catalogue.dataset as d')
    .innerJoin('catalogue.organisation as o', 'o.id', 'd.organisationId')
    .leftJoin('catalogue.dataset as s', 's.id', 'd.seriesId')
    .select(columns)
    .select([
      'o.name as publisher',
      'o.ico',
      's.slug as seriesSlug',
      's.title as seriesTitle',
      's.state as seriesState',
    ])

export type DatasetRow = Awaited<ReturnType<typeof listDatasets>>[number]
export type DistributionRow = Awaited<ReturnType<typeof listDistributions>>[number]

/** Datasets and series for the desk, the newest change first. */
export const listDatasets = (db: Db) => datasets(db).orderBy('d.changedAt', 'desc').execute()

export const findDataset = (db: Db, key: { id: string } | { slug: string } | { generated: string }) =>
  datasets(db)
    .where((eb) =>
      'id' in key
        ? eb('d.id', '=', key.id)
        : 'slug' in key
          ? eb('d.slug', '=', key.slug)
          : eb('d.generated', '=', key.generated),
    )
    .executeTakeFirst()

/** Members of a series that stand published, in the order of their titles. */
export const listMembers = (db: Db, seriesId: string) =>
  tables(db)
    .selectFrom('catalogue.dataset')
    .select(['id', 'slug', 'title', 'startsOn', 'endsOn', 'state'])
    .where('seriesId', '=', seriesId)
    .orderBy(sql`title collate "cs-x-icu"`)
    .execute()

/** Datasets of a publisher that stand published. */
export const listPublishedOf = (db: Db, organisationId: string) =>
  tables(db)
    .selectFrom('catalogue.dataset')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'published')
    .execute()

/** How many datasets stood published at an instant. */
export const countPublished = async (db: Db, at: Date): Promise<number> =>
  (
    await tables(db)
      .selectFrom('catalogue.dataset')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', '<>', 'draft')
      .where('firstPublishedAt', '<', at)
      .where((eb) => eb.or([eb('withdrawnAt', 'is', null), eb('withdrawnAt', '>=', at)]))
      .executeTakeFirstOrThrow()
  ).n

/** Sources of the inventory of which a dataset stood published at an instant. */
export const listOpened = (db: Db, at: Date) =>
  tables(db)
    .selectFrom('catalogue.dataset')
    .select(['sourceId', 'slug'])
    .where('sourceId', 'is not', null)
    .where('firstPublishedAt', '<', at)
    .where((eb) => eb.or([eb('withdrawnAt', 'is', null), eb('withdrawnAt', '>=', at)]))
    .execute()

/** Until the transaction ends nobody else chooses a slug: two of one title at once would choose the same. */
export const lockSlugs = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtext('catalogue.dataset.slug'))`.execute(db)

/** Whether a slug names a dataset or ever named a published one. */
export async function isTaken(db: Db, slug: string, path: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('catalogue.dataset')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return found !== undefined || (await givenTo(db, path)) !== null
}

/** Whose a permanent address is; null when it was never given. */
export const givenTo = async (db: Db, path: string): Promise<string | null> =>
  (
    await tables(db)
      .selectFrom('catalogue.given_address')
      .select('subjectId')
      .where('path', '=', path)
      .executeTakeFirst()
  )?.subjectId ?? null

/** Gives a permanent address; given once more to the same thing, nothing happens. */
export const giveAddress = (
  db: Db,
  row: { path: string; kind: 'dataset' | 'distribution'; subjectId: string },
) =>
  tables(db)
    .insertInto('catalogue.given_address')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const insertDataset = (db: Db, row: Insertable<Dataset>) =>
  tables(db).insertInto('catalogue.dataset').values(row).execute()

/** @returns whether the version was still the given one */
export async function updateDataset(
  db: Db,
  id: string,
  version: number,
  change: Updateable<Dataset>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.dataset')
    .set({ ...change, version: version + 1, changedAt: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What happens to a dataset beside its form: states, data, formats. */
export const noteDataset = (db: Db, id: string, change: Updateable<Dataset>) =>
  tables(db).updateTable('catalogue.dataset').set(change).where('id', '=', id).execute()

/** Waits until nobody else changes the dataset in this moment. */
export const lockDataset = (db: Db, id: string) =>
  tables(db).selectFrom('catalogue.dataset').select('id').where('id', '=', id).forUpdate().execute()

/** Makes the words by which the dataset is found. */
export const indexDataset = (db: Db, id: string, words: { title: string; keywords: string; rest: string }) =>
  sql`update catalogue.dataset set tsv = setweight(to_tsvector('simple', ${stems(words.title)}), 'A')
    || setweight(to_tsvector('simple', ${stems(words.keywords)}), 'B') || setweight(to_tsvector('simple', ${stems(words.rest)}), 'C')
    where id = ${id}`.execute(db)

export async function removeDraft(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('catalogue.dataset_change').where('datasetId', '=', id).execute()
  await tables(db).deleteFrom('catalogue.distribution').where('datasetId', '=', id).execute()
  await tables(db).deleteFrom('catalogue.column_note').where('datasetId', '=', id).execute()
  await sql`delete from catalogue.data_file where version_id in (select id from catalogue.data_version where dataset_id = ${id})`.execute(
    db,
  )
  await tables(db).deleteFrom('catalogue.data_version').where('datasetId', '=', id).execute()
  await tables(db).deleteFrom('catalogue.dataset').where('id', '=', id).execute()
}

export const insertChange = (
  db: Db,
  row: Omit<Insertable<CatalogueTables['catalogue.dataset_change']>, 'fields'>,
  fields: Record<string, [string | null, string | null]>,
) =>
  tables(db)
    .insertInto('catalogue.dataset_change')
    .values({ ...row, fields: JSON.stringify(fields) })
    .execute()

/** Changes of a dataset, the newest first. */
export const listChanges = async (db: Db, datasetId: string) =>
  (
    await tables(db)
      .selectFrom('catalogue.dataset_change')
      .select(['changedAt', 'changedBy', 'fields'])
      .where('datasetId', '=', datasetId)
      .orderBy('changedAt', 'desc')
      .limit(200)
      .execute()
  ).map(({ fields, ...row }) => ({
    ...row,
    fields: JSON.parse(fields) as Record<string, [string | null, string | null]>,
  }))

/** Files and services that lie elsewhere, in their order. */
export const listDistributions = (db: Db, datasetIds: readonly string[]) =>
  tables(db)
    .selectFrom('catalogue.distribution')
    .selectAll()
    .where('datasetId', '=', sql<string>`any(${[...datasetIds]}::uuid[])`)
    .orderBy('position')
    .orderBy('id')
    .execute()

export const insertDistribution = (db: Db, row: Insertable<CatalogueTables['catalogue.distribution']>) =>
  tables(db).insertInto('catalogue.distribution').values(row).execute()

/** @returns whether the version was still the given one */
export async function updateDistribution(
  db: Db,
  id: string,
  version: number,
  change: Updateable<CatalogueTables['catalogue.distribution']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.distribution')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const deleteDistribution = (db: Db, id: string) =>
  tables(db).deleteFrom('catalogue.distribution').where('id', '=', id).execute()
