import { fileFormats } from '../../../../shared/catalogue/codelists.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { bytesOfFile, type Bytes } from '../../../platform/files/bytes.ts'
import { publicBlobPath } from '../../../platform/files/files.ts'
import { csvwOf } from '../data/csvw.ts'
import { listFiles, listVersions } from '../data/data.store.ts'
import { endingOf, formatOfEnding } from '../data/file-endings.ts'
import { datasetPath } from '../exchange/record-of.ts'
import { publishedTable } from '../query/published-table.ts'
import { countUse } from '../readers/count-use.ts'
import { publishedRow } from './read-dataset.ts'

export interface TableFile {
  name: string
  mediaType: string
  size: number
  /** SHA-256 of its bytes: the same file is the same answer */
  digest: string
  open: (from?: number, to?: number) => Bytes
}

/**
 * A file of a published table.
 * @param number of a version, whose file never changes; the newest unless told
 * @throws DomainError `not_found`, `withdrawn`, `no_table`
 */
export async function openTableFile(slug: string, ending: string, number?: number): Promise<TableFile> {
  const table = await publishedTable(slug, number)
  const format = formatOfEnding(ending)
  const file = table.files.find((one) => one.format === format && one.blob !== null)
  if (!format || !file) throw notFound()
  countUse(table.dataset.id, 'download')
  const version = number === undefined ? '' : `-v${number}`
  return {
    name: `${slug}${version}.${ending}`,
    mediaType: format === 'CSV' ? 'text/csv; charset=utf-8' : fileFormats[format].mediaType,
    size: file.size!,
    digest: file.blob!,
    open: (from = 0, to = file.size! - 1) => bytesOfFile(publicBlobPath(file.blob!), from, to),
  }
}

/** What the CSV file holds, for programs. @throws DomainError `not_found`, `withdrawn`, `no_table` */
export async function readCsvw(slug: string, number?: number): Promise<object> {
  const { dataset, columns, notes } = await publishedTable(slug, number)
  const place = number === undefined ? '' : `/verze/${number}`
  const url = `${await permanentBase()}${datasetPath(slug)}${place}/data.csv`
  return csvwOf(url, dataset, columns, notes)
}

/** Published versions of a dataset's data, the newest first, each with its files and what it changed. @throws DomainError `not_found`, `withdrawn` */
export async function readVersions(slug: string) {
  const dataset = await publishedRow(slug)
  const versions = (await listVersions(database(), dataset.id, 500)).filter(
    ({ state }) => state === 'published',
  )
  const files = await listFiles(
    database(),
    versions.map(({ id }) => id),
  )
  return {
    dataset: { slug, title: dataset.title, titleEn: dataset.titleEn },
    versions: versions.map(({ id, number, publishedAt, rows, difference }) => ({
      number,
      publishedAt: publishedAt!,
      rows: rows ?? 0,
      difference,
      files: files
        .filter((one) => one.versionId === id)
        .map(({ format, size, omitted }) => ({ format, ending: endingOf(format), size, omitted })),
    })),
  }
}
