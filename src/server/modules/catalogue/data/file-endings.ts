import type { FileFormat } from '../../../../shared/catalogue/codelists.ts'

/** Endings of files that are made of every table. */
export const fileEndings = {
  CSV: 'csv',
  JSON: 'json',
  GEOJSON: 'geojson',
  XLSX: 'xlsx',
  PARQUET: 'parquet',
} as const satisfies Partial<Record<FileFormat, string>>

export const endingOf = (format: string): string =>
  (fileEndings as Readonly<Record<string, string>>)[format] ?? format.toLowerCase()

/** The format of a file by its ending; undefined when no such file is made. */
export const formatOfEnding = (ending: string): FileFormat | undefined =>
  (Object.keys(fileEndings) as (keyof typeof fileEndings)[]).find((format) => fileEndings[format] === ending)
