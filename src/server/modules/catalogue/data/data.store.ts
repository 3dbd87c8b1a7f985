import { sql, type Insertable, type Updateable } from 'kysely'
import type { Column, ColumnNote, LoadedTable } from '../../../../shared/catalogue/column.ts'
import type { Difference } from '../../../../shared/catalogue/difference.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { CatalogueTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CatalogueTables>()
type Row = CatalogueTables['catalogue.data_version']

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

function readVersion(row: Awaited<ReturnType<typeof rawVersions>>[number]) {
  return {
    ...row,
    columns: parsed<Column[]>(row.columns) ?? [],
    faults: parsed<LoadedTable['faults']>(row.faults) ?? { total: 0, rows: 0, list: [] },
    notes: parsed<LoadedTable['notes']>(row.notes) ?? [],
    difference: parsed<Difference>(row.difference),
  }
}
export type DataVersion = ReturnType<typeof readVersion>

const rawVersions = (db: Db, datasetId: string, limit: number) =>
  tables(db)
    .selectFrom('catalogue.data_version')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .where('state', '<>', 'discarded')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

/** Versions of a dataset's data, the newest first; discarded ones are left out. */
export const listVersions = async (db: Db, datasetId: string, limit = 100): Promise<DataVersion[]> =>
  (await rawVersions(db, datasetId, limit)).map(readVersion)

export async function findVersion(
  db: Db,
  key: { id: string } | { datasetId: string; number: number },
): Promise<DataVersion | undefined> {
  const row = await tables(db)
    .selectFrom('catalogue.data_version')
    .selectAll()
    .where((eb) =>
      'id' in key
        ? eb('id', '=', key.id)
        : eb.and([eb('datasetId', '=', key.datasetId), eb('number', '=', key.number)]),
    )
    .executeTakeFirst()
  return row && readVersion(row)
}

/** The version that the public sees; undefined when none is published. @param before the one that stands before that number */
export async function currentVersion(
  db: Db,
  datasetId: string,
  before?: number,
): Promise<DataVersion | undefined> {
  const row = await tables(db)
    .selectFrom('catalogue.data_version')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .where('state', '=', 'published')
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && readVersion(row)
}

export const nextNumber = async (db: Db, datasetId: string): Promise<number> =>
  ((
    await tables(db)
      .selectFrom('catalogue.data_version')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('datasetId', '=', datasetId)
      .executeTakeFirst()
  )?.last ?? 0) + 1

export const insertVersion = (db: Db, row: Insertable<Row>) =>
  tables(db).insertInto('catalogue.data_version').values(row).execute()

export const noteVersion = (db: Db, id: string, change: Updateable<Row>) =>
  tables(db).updateTable('catalogue.data_version').set(change).where('id', '=', id).execute()

/** Versions older than the given one that still keep the file as it came. */
export const olderSources = (db: Db, datasetId: string, number: number) =>
  tables(db)
    .selectFrom('catalogue.data_version')
    .select(['id', 'sourceFileId'])
    .where('datasetId', '=', datasetId)
    .where('number', '<', number)
    .where('sourceFileId', 'is not', null)
    .execute()

/** Files of versions, in the order of formats. */
export const listFiles = (db: Db, versionIds: readonly string[]) =>
  tables(db)
    .selectFrom('catalogue.data_file')
    .selectAll()
    .where('versionId', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
    .orderBy('format')
    .execute()

export const saveFile = (db: Db, row: CatalogueTables['catalogue.data_file']) =>
  tables(db)
    .insertInto('catalogue.data_file')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['versionId', 'format'])
        .doUpdateSet({ fileId: row.fileId, blob: row.blob, size: row.size, omitted: row.omitted }),
    )
    .execute()

/** Name of the blob with the table of a version in Parquet. */
export const parquetOf = async (db: Db, versionId: string): Promise<string | null> =>
  (
    await tables(db)
      .selectFrom('catalogue.data_file')
      .select('blob')
      .where('versionId', '=', versionId)
      .where('format', '=', 'PARQUET')
      .executeTakeFirst()
  )?.blob ?? null

export async function readNotes(db: Db, datasetId: string): Promise<Record<string, ColumnNote>> {
  const rows = await tables(db)
    .selectFrom('catalogue.column_note')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .execute()
  return Object.fromEntries(rows.map(({ name, note }) => [name, JSON.parse(note) as ColumnNote]))
}

export async function replaceNotes(
  db: Db,
  datasetId: string,
  notes: Readonly<Record<string, ColumnNote>>,
): Promise<void> {
  await tables(db).deleteFrom('catalogue.column_note').where('datasetId', '=', datasetId).execute()
  const rows = Object.entries(notes).map(([name, note]) => ({ datasetId, name, note: JSON.stringify(note) }))
  if (rows.length > 0) await tables(db).insertInto('catalogue.column_note').values(rows).execute()
}

/** Ids of all stored files of a dataset: those as they came, and those made of them. */
export async function filesOfDataset(db: Db, datasetId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select source_file_id as id from catalogue.data_version where dataset_id = ${datasetId} and source_file_id is not null
    union select f.file_id from catalogue.data_file f join catalogue.data_version v on v.id = f.version_id
      where v.dataset_id = ${datasetId} and f.file_id is not null`.execute(db)
  return rows.map(({ id }) => id)
}

/** Moves a version on only from one of the given states. @returns whether it did */
export async function moveVersion(
  db: Db,
  id: string,
  from: readonly Row['state'][],
  change: Updateable<Row>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('catalogue.data_version')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Leaves of a version only that it was there. */
export async function emptyVersion(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('catalogue.data_file').where('versionId', '=', id).execute()
  await tables(db)
    .updateTable('catalogue.data_version')
    .set({ state: 'discarded', columns: null, faults: null, notes: null, difference: null, sourceFileId: null })
    .where('id', '=', id)
    .execute()
}
