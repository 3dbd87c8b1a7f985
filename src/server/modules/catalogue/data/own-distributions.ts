import { fileFormats, type FileFormat } from '../../../../shared/catalogue/codelists.ts'
import type { Db } from '../../../platform/database/database.ts'
import { datasetPath } from '../exchange/record-of.ts'
import type { DistributionRecord } from '../exchange/record.ts'
import { currentVersion, listFiles } from './data.store.ts'
import { endingOf } from './file-endings.ts'

/** Where the rows of a dataset are asked for, under the base. */
export const rowsPath = (slug: string) => `/api/v1/data/${slug}/rows`

/** Files and the service that Radnice makes of the data that the public sees. Their addresses do not change with versions. */
export async function ownDistributions(
  db: Db,
  base: string,
  { id, slug }: { id: string; slug: string },
): Promise<DistributionRecord[]> {
  const version = await currentVersion(db, id)
  if (!version) return []
  const dataset = `${base}${datasetPath(slug)}`
  const files = (await listFiles(db, [version.id])).filter(({ blob }) => blob !== null)
  const api = `${base}/api/v1/data/${slug}`
  return [
    ...files.map(({ format }): DistributionRecord => {
      const ending = endingOf(format)
      const url = `${dataset}/data.${ending}`
      return {
        iri: `${dataset}/distribuce/${ending}`,
        kind: 'file',
        title: format,
        accessUrl: url,
        downloadUrl: url,
        format,
        mediaType: fileFormats[format as FileFormat].mediaType,
        compressMediaType: null,
        packageMediaType: null,
        schemaUrl: format === 'CSV' ? `${dataset}/data.csv-metadata.json` : null,
      }
    }),
    {
      iri: `${dataset}/distribuce/api`,
      kind: 'service',
      title: 'API',
      accessUrl: `${base}${rowsPath(slug)}`,
      endpointUrl: `${base}${rowsPath(slug)}`,
      endpointDescription: `${api}/openapi.json`,
      conformsTo: ['https://spec.openapis.org/oas/v3.1.0'],
      documentation: `${dataset}/api`,
    },
  ]
}
