import { exportFormats, type ExportFormat } from '#server/modules/catalogue/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'

/** The format of a whole answer; null for pages of JSON. @throws DomainError `wrong_parameter` */
export function readExportFormat(url: URL): ExportFormat | null {
  const text = url.searchParams.get('format')
  if (text === null || text === '') return null
  if (Object.hasOwn(exportFormats, text)) return text as ExportFormat
  throw new DomainError(
    'wrong_parameter',
    `format: „${text.slice(0, 20)}“ neznáme. Zadejte ${Object.keys(exportFormats).join(', ')}.`,
    400,
  )
}
