import type { Answers, FileAnswer } from '../../../../shared/forms/answers.ts'
import { filesOf } from '../../../../shared/forms/definition.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { acceptFile } from '../../../platform/files/accept-file.ts'
import { openFile } from '../../../platform/files/files.ts'
import { seal, unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { keepAnswers, openDraft } from '../draft.ts'
import { findAttachment, giveToCase, listDraftAttachments, sizeOfDrafts } from './attachment.store.ts'
import { dropFile, keepFile, nameOf } from './keep-file.ts'

/** Bytes of all files that nobody filed: anybody may upload, and the disk belongs to the city's records first */
const mostUnfiled = 20 * 2 ** 30
/** Bytes of all files of one draft */
const mostBytes = 200 * 2 ** 20

type Draft = Awaited<ReturnType<typeof openDraft>>

/**
 * Adds a file to a draft, at once: whatever happens later, it is there.
 * @throws DomainError `not_found`, `filed`, `full`, `too_many_files`, `file_too_large`, `wrong_kind`
 */
export async function addDraftFile(actor: Actor, token: string, pageId: string, file: File): Promise<void> {
  // refused before a large file is stored
  await openDraft(token)
  if ((await sizeOfDrafts(database())) > mostUnfiled)
    throw new DomainError(
      'full',
      'Soubory teď nejde přijmout, rozepsaných je příliš. Odešlete podání bez nich a pošlete je potom zprávou.',
      503,
    )
  const accepted = await acceptFile(file)
  await changeFiles(actor, token, pageId, async (work, draft, files, most) => {
    if (files.length >= most)
      throw new DomainError('too_many_files', `Víc než ${most} souborů sem nejde přiložit. Některý odeberte.`)
    const held = (await listDraftAttachments(work.db, draft.id)).reduce(
      (sum, { size }) => sum + Number(size),
      0,
    )
    if (held + accepted.blob.size > mostBytes)
      throw new DomainError('file_too_large', 'Soubory podání mají dohromady přes 200 MB. Zmenšete je.')
    return [...files, await keepFile(work, accepted, draft.record, { draftId: draft.id })]
  })
}

/** Takes a file away from a draft. @throws DomainError `not_found`, `filed` */
export const removeDraftFile = (actor: Actor, token: string, pageId: string, id: string): Promise<void> =>
  changeFiles(actor, token, pageId, async (work, draft, files) => {
    const found = (await listDraftAttachments(work.db, draft.id)).find((one) => one.id === id)
    if (!found) throw notFound()
    await dropFile(work, found)
    return files.filter((one) => one.id !== id)
  })

async function changeFiles(
  actor: Actor,
  token: string,
  pageId: string,
  change: (work: Work, draft: Draft, files: FileAnswer[], most: number) => Promise<FileAnswer[]>,
): Promise<void> {
  await inTransaction(actor, async (work) => {
    const draft = await openDraft(token, work.db, true)
    const page = draft.form.definition.pages.find(({ id }) => id === pageId)
    const component = page && filesOf(page)
    if (!component) throw notFound()
    if (draft.caseId !== null)
      throw new DomainError('filed', 'Toto podání už jste odeslali. Soubor pošlete zprávou.', 409)
    const files = (draft.answers[component.id] ?? []) as FileAnswer[]
    const changed = await change(work, draft, files, component.most)
    const others = Object.entries(draft.answers).filter(([id]) => id !== component.id)
    const own = changed.length > 0 ? [[component.id, changed] as const] : []
    const answers: Answers = Object.fromEntries([...others, ...own])
    await keepAnswers(work, draft, answers)
  })
}

/** A file of a draft, for whoever has its link. @throws DomainError `not_found` */
export async function openDraftFile(token: string, id: string) {
  const draft = await openDraft(token)
  const found = await findAttachment(database(), id)
  if (found?.draftId !== draft.id) throw notFound()
  const { file, content } = await openFile(found.fileId)
  return { file: { ...file, name: unseal(draft.record, nameOf(id), found.name) }, content }
}

/** Files of a draft become the case's, those that an answer took away go. */
export async function handFilesOver(
  work: Work,
  draft: { id: string; record: RecordKey },
  filed: { id: string; record: RecordKey; answers: Readonly<Record<string, unknown>> },
): Promise<void> {
  const kept = new Set(
    Object.values(filed.answers).flatMap((value) =>
      Array.isArray(value) ? value.map((one) => (one as { id?: unknown }).id) : [],
    ),
  )
  for (const { id, name, fileId } of await listDraftAttachments(work.db, draft.id))
    if (kept.has(id))
      await giveToCase(
        work.db,
        id,
        filed.id,
        seal(filed.record, nameOf(id), unseal(draft.record, nameOf(id), name)),
      )
    else await dropFile(work, { id, fileId })
}
