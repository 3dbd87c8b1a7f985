import { Readable } from 'node:stream'
import { detectKind } from '../documents/detect-kind.ts'
import { DomainError } from '../domain-error.ts'
import type { StoredBlob } from './file-store.ts'
import { putBlob, safeFileName } from './files.ts'

/** Bytes of the largest file that may be attached. */
export const largestFile = 30 * 2 ** 20

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
const accepted = new Set([
  'application/pdf',
  `${office}.wordprocessingml.document`,
  `${office}.spreadsheetml.sheet`,
  `${office}.presentationml.presentation`,
  `${open}.text`,
  `${open}.spreadsheet`,
  `${open}.presentation`,
  'image/jpeg',
  'image/png',
  'application/zip',
])

export interface AcceptedFile {
  blob: StoredBlob
  name: string
  mediaType: string
}

/**
 * Takes a file from outside: judged by its content, stored encrypted before anything refers to it.
 * @throws DomainError `nothing_given`, `file_too_large`, `wrong_kind`
 */
export async function acceptFile(file: File): Promise<AcceptedFile> {
  if (file.size === 0) throw new DomainError('nothing_given', 'Vyberte soubor, který není prázdný.')
  if (file.size > largestFile)
    throw new DomainError('file_too_large', 'Soubor je větší než 30 MB. Zmenšete ho, nebo ho rozdělte.')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const name = safeFileName(file.name)
  const mediaType = await mediaTypeOf(bytes, name)
  if (mediaType === null)
    throw new DomainError(
      'wrong_kind',
      'Takový soubor nejde připojit. Vyberte PDF, dokument Office nebo OpenDocument, obrázek JPEG nebo PNG, CSV, prostý text, nebo ZIP.',
    )
  const blob = await putBlob(Readable.from([bytes]), { private: true, limit: largestFile })
  return { blob, name, mediaType }
}

async function mediaTypeOf(bytes: Uint8Array, name: string): Promise<string | null> {
  // its library takes ten megabytes, and most servers' days begin without a file
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  if (found) return accepted.has(found.mime) ? found.mime : null
  if (detectKind(bytes) !== 'text') return null
  return name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain'
}
