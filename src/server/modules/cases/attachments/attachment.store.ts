import type { ScanState } from '../../../../shared/files/scan-state.ts'
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { CasesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export type AttachmentRow = NonNullable<Awaited<ReturnType<typeof findAttachment>>>

export const insertAttachment = (db: Db, row: Insertable<CasesTables['cases.attachment']>) =>
  tables(db).insertInto('cases.attachment').values(row).execute()

export const findAttachment = (db: Db, id: string) =>
  tables(db).selectFrom('cases.attachment').selectAll().where('id', '=', id).executeTakeFirst()

export const listDraftAttachments = (db: Db, draftId: string) =>
  tables(db).selectFrom('cases.attachment').selectAll().where('draftId', '=', draftId).execute()

/** Bytes of all files that nobody has filed yet. */
export const sizeOfDrafts = async (db: Db): Promise<number> =>
  Number(
    (
      await tables(db)
        .selectFrom('cases.attachment')
        .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
        .where('draftId', 'is not', null)
        .executeTakeFirst()
    )?.bytes ?? 0,
  )

/** Files of several drafts. */
export const listAttachmentsOf = (db: Db, draftIds: readonly string[]) =>
  tables(db)
    .selectFrom('cases.attachment')
    .select(['id', 'fileId'])
    .where('draftId', '=', sql<string>`any(${[...draftIds]}::uuid[])`)
    .execute()

/** Files of a case with what the scanner said, in the order in which they came. */
export const listCaseAttachments = (db: Db, caseId: string) =>
  tables(db)
    .selectFrom('cases.attachment')
    .selectAll()
    .select(
      sql<ScanState>`(select scan from platform.file where platform.file.id = cases.attachment.file_id)`.as(
        'scan',
      ),
    )
    .where('caseId', '=', caseId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()

/** Files of what was filed, with what is known of their contents. */
export const listFiledFiles = (db: Db, caseId: string) =>
  tables(db)
    .selectFrom('cases.attachment')
    .select([
      'id',
      'name',
      sql<string>`(select media_type from platform.file f where f.id = cases.attachment.file_id)`.as(
        'mediaType',
      ),
      sql<Buffer>`(select sha256 from platform.file f where f.id = cases.attachment.file_id)`.as('sha256'),
    ])
    .where('caseId', '=', caseId)
    .where('eventId', 'is', null)
    .execute()

/** What was the draft's is the case's, its name sealed anew. */
export const giveToCase = (db: Db, id: string, caseId: string, name: Buffer) =>
  tables(db)
    .updateTable('cases.attachment')
    .set({ draftId: null, caseId, name })
    .where('id', '=', id)
    .execute()

export const deleteAttachment = (db: Db, id: string) =>
  tables(db).deleteFrom('cases.attachment').where('id', '=', id).execute()
