import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { database } from '../database/database.ts'
import { asJson, dropFolder } from '../files/drop-folder.ts'
import { openFile } from '../files/files.ts'
import type { JobDefinition } from '../jobs/jobs.ts'

let folder: string | undefined

/** The folder that the city's document register watches; undefined when there is none. */
export function configureRecords(dropFolder: string | undefined): void {
  folder = dropFolder
}

/** Whether documents go anywhere from here. */
export const handsOver = (): boolean => folder !== undefined

/** What lies beside the file in the drop folder, as `metadata.json`. */
export interface RecordMetadata {
  referenceNumber: string
  fileMark: string
  retentionCode: string
  subject: string
  /** `YYYY-MM-DD` */
  registeredOn: string
  fileName: string
  mediaType: string
  /** Bytes */
  size: number
  /** Of the file, hexadecimal */
  sha256: string
}

interface Row {
  id: string
  referenceNumber: string
  fileMark: string
  retentionCode: string
  subject: string
  registeredOn: string
  fileId: string | null
  exportedAt: Date | null
}

/**
 * Drops a registered document for the city's register (eSSL): a folder `ID` with the file and `metadata.json`.
 * The folder appears whole or not at all; done again, it is made anew.
 */
export const exportRecord: JobDefinition = {
  name: 'platform.record.export',
  run: async ({ id }, now) => {
    if (folder === undefined) return
    const { rows } =
      await sql<Row>`select id, reference_number, file_mark, retention_code, subject, registered_on, file_id, exported_at
      from platform.registered_document where id = ${id}`.execute(database())
    const row = rows[0]
    if (!row?.fileId || row.exportedAt) return
    const { file, content } = await openFile(row.fileId)
    const bytes = await buffer(content)
    const metadata: RecordMetadata = {
      referenceNumber: row.referenceNumber,
      fileMark: row.fileMark,
      retentionCode: row.retentionCode,
      subject: row.subject,
      registeredOn: row.registeredOn,
      fileName: file.name,
      mediaType: file.mediaType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
    await dropFolder(folder, row.id, [
      { name: file.name, bytes },
      { name: 'metadata.json', bytes: asJson(metadata) },
    ])
    await sql`update platform.registered_document set exported_at = ${now} where id = ${row.id}`.execute(
      database(),
    )
  },
}
