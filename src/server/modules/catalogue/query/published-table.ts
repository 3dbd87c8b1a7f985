import type { Column, ColumnNote } from '../../../../shared/catalogue/column.ts'
import { database } from '../../../platform/database/database.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { publicBlobPath } from '../../../platform/files/files.ts'
import { currentVersion, findVersion, listFiles, readNotes, type DataVersion } from '../data/data.store.ts'
import type { DatasetRow } from '../datasets/dataset.store.ts'
import { publishedRow } from '../reading/read-dataset.ts'

export interface PublishedTable {
  dataset: DatasetRow
  version: DataVersion
  columns: Column[]
  notes: Record<string, ColumnNote>
  /** Path of its Parquet */
  file: string
  files: { format: string; blob: string | null; size: number | null; omitted: string | null }[]
}

/**
 * A table that the public may ask about.
 * @param number of a version; the newest published one unless told
 * @throws DomainError `not_found`, `withdrawn`, `no_table` where the dataset only links to files elsewhere
 */
export async function publishedTable(slug: string, number?: number): Promise<PublishedTable> {
  const dataset = await publishedRow(slug)
  const version =
    number === undefined
      ? await currentVersion(database(), dataset.id)
      : await findVersion(database(), { datasetId: dataset.id, number })
  const noTable = new DomainError(
    'no_table',
    'K této sadě tu tabulka není, její soubory leží jinde. Odkazy na ně jsou na stránce sady.',
    404,
  )
  if (number !== undefined && version?.state === 'discarded' && version.publishedAt)
    throw new DomainError(
      'withdrawn',
      `Verze ${number} už tu není, město ji odebralo. Novější data jsou na stránce sady.`,
      410,
    )
  if (number !== undefined && version?.state !== 'published')
    throw new DomainError('not_found', `Verze ${number} tu není. Zveřejněné verze jsou na stránce sady.`, 404)
  if (version?.state !== 'published') throw noTable
  const files = await listFiles(database(), [version.id])
  const parquet = files.find(({ format }) => format === 'PARQUET')?.blob
  if (!parquet) throw noTable
  return {
    dataset,
    version,
    columns: version.columns,
    notes: await readNotes(database(), dataset.id),
    file: publicBlobPath(parquet),
    files,
  }
}
