import * as v from 'valibot'
import { recordLine } from '../../../shared/meetings/record.ts'
import { cs } from '../../../shared/messages/cs.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { acceptFile } from '../../platform/files/accept-file.ts'
import { openFile, registerFile, removeFile } from '../../platform/files/files.ts'
import {
  deleteAttachment,
  findMeetingFile,
  insertAnnex,
  insertAttachment,
  setAnnexFile,
  setPublicCopy,
  setFilePublic,
} from './attachment.store.ts'
import { belongsTo } from './inside-bodies.ts'
import { indexForDesk } from './index-meeting.ts'
import { frozenAnnex } from './live-annexes/frozen-annex.ts'
import { lockMeeting } from './meeting.store.ts'
import { readMeeting, type MeetingView } from './read-meeting.ts'
import { noteRecordChanged } from './session/session.store.ts'

/**
 * Where a file belongs: `annex` makes a new numbered annex, `annex:ID` gives one its file, `copy:ID` is what the public gets in
 * its place, `item:ID` and `meeting` are materials, `sheet` is the signed sheet of attendance, which is never public at once.
 */
export interface NewAttachment {
  file: File
  title: string
  place: string
  public: boolean
}

const published = () =>
  new DomainError(
    'published',
    'Zápis je zveřejněný a jeho přílohy se už nemění. Soubor jde jen zveřejnit, nebo skrýt.',
  )

async function recordedMeeting(actor: Actor, bodySlug: string, slug: string): Promise<MeetingView> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record) throw notFound()
  return meeting
}

/** Attaches a file to a meeting. @throws DomainError `not_found`, `file_too_large`, `wrong_kind`, `wrong_title`, `wrong_place` */
export async function attachFile(
  actor: Actor,
  bodySlug: string,
  slug: string,
  input: NewAttachment,
): Promise<void> {
  const meeting = await recordedMeeting(actor, bodySlug, slug)
  const [kind = '', target = ''] = input.place.split(':')
  // what is missing from published minutes may come later, what they have does not change
  if (meeting.state === 'published' && kind !== 'copy') throw published()
  // the title of an annex stands in the minutes, also of one whose file stays private: nobody means its file's name
  if (kind === 'annex' && target === '' && input.title.trim() === '')
    throw new DomainError(
      'wrong_title',
      'Napište název přílohy. Bude v zápisu, i když soubor zůstane neveřejný.',
    )
  const usual = kind === 'sheet' ? cs.attendanceSheet.signed : input.file.name
  const title = v.safeParse(recordLine(500), input.title.trim() || usual)
  if (!title.success) throw new DomainError('wrong_title', title.issues[0].message)
  const item = meeting.record?.items.find(({ id }) => id === target)
  const annex = meeting.record?.annexes.find(({ id }) => id === target)
  if (
    (kind === 'item' && !item) ||
    (kind === 'annex' && target !== '' && !annex) ||
    (kind === 'copy' && !annex)
  )
    throw new DomainError('wrong_place', 'Místo, kam soubor patří, už v zápisu není. Vyberte jiné.')
  if (kind === 'annex' && annex?.report?.frozenId) throw frozenAnnex(annex.number)
  const { blob, name, mediaType } = await acceptFile(input.file)
  await inTransaction(actor, async (work) => {
    if (!(await lockMeeting(work.db, meeting.id))) throw notFound()
    const fileId = await registerFile(work, blob, {
      name,
      mediaType,
      owner: { kind: 'meeting', id: meeting.id },
    })
    const isPublic = input.public && kind !== 'sheet'
    const file = { fileId, fileName: name, mediaType, fileSize: blob.size, public: isPublic }
    const row = { id: newId(), meetingId: meeting.id, itemId: item?.id ?? null, title: title.output }
    if (kind === 'copy' && annex) {
      const before = await findMeetingFile(work.db, meeting.id, annex.id)
      await setPublicCopy(work.db, meeting.id, annex.id, file)
      if (before?.publicFileId) await removeFile(work, before.publicFileId)
    } else if (annex) {
      const before = await findMeetingFile(work.db, meeting.id, annex.id)
      if (!(await setAnnexFile(work.db, meeting.id, annex.id, file))) throw notFound()
      if (before?.fileId) await removeFile(work, before.fileId)
    } else if (kind === 'annex') await insertAnnex(work.db, { ...row, ...file })
    else await insertAttachment(work.db, { ...row, ...file })
    // a form of the record opened before must compare, or it would take the new annex away
    await noteRecordChanged(work.db, meeting.id)
    await indexForDesk(work.db, meeting.id)
    work.audit({
      action: 'meetings.file.attached',
      subject: { kind: 'meeting', id: meeting.id },
      details: { file: fileId, public: isPublic },
    })
  })
}

const changed = { remove: 'removed', publish: 'published', hide: 'hidden' } as const

/** Takes a file away from a meeting, or changes who may see it. An annex keeps its number and title. @throws DomainError `not_found` */
export async function changeFile(
  actor: Actor,
  bodySlug: string,
  slug: string,
  id: string,
  change: 'remove' | 'publish' | 'hide',
): Promise<void> {
  const meeting = await recordedMeeting(actor, bodySlug, slug)
  if (!isId(id)) throw notFound()
  if (meeting.state === 'published' && change === 'remove') throw published()
  const annex = meeting.record?.annexes.find((one) => one.id === id)
  if (change === 'remove' && annex?.report?.frozenId) throw frozenAnnex(annex.number)
  await inTransaction(actor, async (work) => {
    await lockMeeting(work.db, meeting.id)
    const found = await findMeetingFile(work.db, meeting.id, id)
    if (!found?.fileId) throw notFound()
    const none = { fileId: null, fileName: null, mediaType: null, fileSize: null, public: false }
    if (change === 'remove') {
      if (found.isAnnex) await setAnnexFile(work.db, meeting.id, id, none)
      else await deleteAttachment(work.db, id)
      await removeFile(work, found.fileId)
      await indexForDesk(work.db, meeting.id)
    } else await setFilePublic(work.db, found, change === 'publish')
    work.audit({
      action: `meetings.file.${changed[change]}`,
      subject: { kind: 'meeting', id: meeting.id },
      details: { file: found.fileId },
    })
  })
}

/** Opens a file of a meeting for a reader who may see it. @throws DomainError `not_found` */
export async function openMeetingFile(actor: Actor, bodySlug: string, slug: string, id: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!isId(id) || !meeting.record) throw notFound()
  const { annexes, files, items } = meeting.record
  const visible = [
    ...annexes.flatMap(({ file }) => (file ? [file] : [])),
    ...files,
    ...items.flatMap((item) => item.files),
  ]
  if (!visible.some((file) => file.id === id)) throw notFound()
  const found = await findMeetingFile(database(), meeting.id, id)
  const inside = await belongsTo(actor, meeting.body.id)
  const fileId = found && (inside || found.public ? found.fileId : found.publicFileId)
  if (!fileId) throw notFound()
  return openFile(fileId)
}
