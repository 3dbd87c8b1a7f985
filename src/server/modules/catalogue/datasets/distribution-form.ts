import * as v from 'valibot'
import { fileFormatCodes, fileFormats } from '../../../../shared/catalogue/codelists.ts'
import { lineOrNull, orNothing } from '../../../../shared/meetings/record.ts'
import { webAddress } from './dataset-form.ts'

const needed = (field: string) =>
  v.pipe(
    webAddress(field),
    v.check((address) => address !== null, `${field}: zadejte celou adresu, která začíná https://.`),
  )
const mediaType = (field: string) =>
  orNothing(
    v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
    `${field}: zadejte typ média, například application/zip.`,
  )

const file = v.object({
  kind: v.literal('file'),
  title: lineOrNull(200),
  downloadUrl: needed('Soubor ke stažení'),
  accessUrl: webAddress('Stránka souboru'),
  format: v.picklist(fileFormatCodes, 'Formát: vyberte z nabízených.'),
  compressMediaType: mediaType('Komprese'),
  packageMediaType: mediaType('Balíček'),
  schemaUrl: webAddress('Schéma'),
})
const service = v.object({
  kind: v.literal('service'),
  title: lineOrNull(200),
  endpointUrl: needed('Přístupový bod'),
  endpointDescription: webAddress('Popis přístupového bodu'),
  documentation: webAddress('Dokumentace služby'),
  conformsTo: v.pipe(
    webAddress('Specifikace služby'),
    v.transform((address) => (address === null ? [] : [address])),
  ),
})

/** A file that lies elsewhere, or a service that offers the data. */
export const distributionForm = v.pipe(
  v.variant('kind', [file, service], 'Druh: vyberte soubor, nebo službu.'),
  v.transform((given) =>
    given.kind === 'file'
      ? {
          ...given,
          accessUrl: given.accessUrl ?? given.downloadUrl,
          mediaType: fileFormats[given.format].mediaType as string,
          endpointUrl: null,
          endpointDescription: null,
          documentation: null,
          conformsTo: [] as string[],
        }
      : {
          ...given,
          accessUrl: given.endpointUrl,
          downloadUrl: null,
          format: null,
          mediaType: null,
          compressMediaType: null,
          packageMediaType: null,
          schemaUrl: null,
        },
  ),
)

export type DistributionForm = v.InferInput<typeof distributionForm>
export const distributionFields = [
  'kind',
  'title',
  'downloadUrl',
  'accessUrl',
  'format',
  'compressMediaType',
  'packageMediaType',
  'schemaUrl',
  'endpointUrl',
  'endpointDescription',
  'documentation',
  'conformsTo',
] as const
