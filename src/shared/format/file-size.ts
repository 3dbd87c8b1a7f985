import type { Locale } from '../messages/messages.ts'

const nbsp = '\u00a0'

/** Bytes as people read them: `1,2 MB`. */
export function fileSize(bytes: number, locale: Locale = 'cs'): string {
  const [amount, unit] =
    bytes < 1024 ? [bytes, 'B'] : bytes < 2 ** 20 ? [bytes / 1024, 'kB'] : [bytes / 2 ** 20, 'MB']
  return `${amount.toLocaleString(locale, { maximumFractionDigits: unit === 'MB' ? 1 : 0 })}${nbsp}${unit}`
}

const names: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.oasis.opendocument.presentation': 'ODP',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'application/zip': 'ZIP',
}

/** A media type by its usual short name. */
export const fileType = (mediaType: string): string => names[mediaType] ?? mediaType
