import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertAttachment(
  db: Db,
  row: Omit<Insertable<MeetingsTables['meetings.attachment']>, 'position'>,
): Promise<void> {
  await tables(db)
    .insertInto('meetings.attachment')
    .values((eb) => ({
      ...row,
      position: eb
        .selectFrom('meetings.attachment')
        .select((inner) =>
          inner(inner.fn.coalesce(inner.fn.max('position'), inner.lit(-1)), '+', inner.lit(1)).as('next'),
        )
        .where('meetingId', '=', row.meetingId),
    }))
    .execute()
}

/** Numbers of a meeting's annexes run on: the next one. */
export async function insertAnnex(
  db: Db,
  row: Omit<Insertable<MeetingsTables['meetings.annex']>, 'number'>,
): Promise<void> {
  const last = await tables(db)
    .selectFrom('meetings.annex')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('meetingId', '=', row.meetingId)
    .executeTakeFirst()
  await tables(db)
    .insertInto('meetings.annex')
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .execute()
}

interface FileColumns {
  fileId: string | null
  fileName: string | null
  mediaType: string | null
  fileSize: number | null
  public: boolean
}

/** The numbers after it stay: a record that speaks of them keeps its meaning. */
export async function deleteAnnex(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('meetings.annex').where('id', '=', id).execute()
}

/** @returns whether the annex stands in that meeting */
export async function setAnnexFile(
  db: Db,
  meetingId: string,
  id: string,
  file: FileColumns,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.annex')
    .set(file)
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What the public gets in place of a private annex; nulls take it away. @returns whether the annex stands in that meeting */
export async function setPublicCopy(
  db: Db,
  meetingId: string,
  id: string,
  file: Omit<FileColumns, 'public'>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.annex')
    .set({
      publicFileId: file.fileId,
      publicFileName: file.fileName,
      publicMediaType: file.mediaType,
      publicFileSize: file.fileSize,
    })
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteAttachment(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('meetings.attachment').where('id', '=', id).execute()
}

export async function setFilePublic(
  db: Db,
  { id, isAnnex }: { id: string; isAnnex: boolean },
  isPublic: boolean,
): Promise<void> {
  await tables(db)
    .updateTable(isAnnex ? 'meetings.annex' : 'meetings.attachment')
    .set({ public: isPublic })
    .where('id', '=', id)
    .execute()
}

/** A file of a meeting, whether it is an annex or a material. */
export async function findMeetingFile(db: Db, meetingId: string, id: string) {
  const annex = await tables(db)
    .selectFrom('meetings.annex')
    .select(['id', 'fileId', 'public', 'publicFileId'])
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  if (annex) return { ...annex, isAnnex: true }
  const material = await tables(db)
    .selectFrom('meetings.attachment')
    .select(['id', 'fileId', 'public'])
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return material && { ...material, publicFileId: null, isAnnex: false }
}

/** Materials of a meeting in their order. */
export const listAttachments = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.attachment')
    .select(['id', 'itemId', 'title', 'fileId', 'fileName', 'mediaType', 'fileSize', 'public'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()
