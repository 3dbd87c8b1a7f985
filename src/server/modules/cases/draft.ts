import { randomBytes } from 'node:crypto'
import { holds, readPage, standing, type Answers } from '../../../shared/forms/answers.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { system, type Actor } from '../../platform/actor/actor.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../platform/auth/capability.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { newRecordKey, openRecordKey, seal, unseal } from '../../platform/secrets/record-key.ts'
import { readFormVersion, readPublishedForm } from '../services/index.ts'
import { listAttachmentsOf } from './attachments/attachment.store.ts'
import { dropFile } from './attachments/keep-file.ts'
import type { Citizen } from '../citizens/index.ts'
import { meantAddresses } from './meant-addresses.ts'
import { prefill } from './own/prefill.ts'
import { deleteDrafts, findDraft, insertDraft, listForgotten, lockDraft, updateDraft } from './draft.store.ts'

/** A draft that nobody touched for so many days is deleted; the page says so. */
export const draftDays = 30
const answersPlace = 'draft.answers'

/**
 * Begins a submission. Nobody has to sign in; the link returned is the way back to it. Of whoever did, it knows what they once said.
 * @param begun who is signed in, on whose behalf they file, and from which earlier case answers are taken over
 * @returns what the link carries
 * @throws DomainError `not_found`
 */
export async function startDraft(
  actor: Actor,
  formSlug: string,
  begun: { citizen: Citizen; behalf: string; from: string } | null = null,
): Promise<string> {
  const form = await readPublishedForm(formSlug)
  const { answers, mandateId } = begun ? await prefill(actor, form, begun) : { answers: {}, mandateId: null }
  const [id, nonce] = [newId(), randomBytes(16).toString('base64url')]
  const record = newRecordKey()
  await insertDraft(database(), {
    id,
    formVersionId: form.versionId,
    key: record.wrapped,
    answers: Object.keys(answers).length > 0 ? seal(record, answersPlace, JSON.stringify(answers)) : null,
    citizenId: begun?.citizen.id ?? null,
    mandateId,
    nonce,
    startedAt: actor.now,
    changedAt: actor.now,
    caseId: null,
  })
  return capabilityOf('draft', id, nonce)
}

/** The draft that a link opens. Whoever lacks the right one never learns whether there is any. @throws DomainError `not_found` */
export async function openDraft(token: string, db: Db = database(), lock = false) {
  const id = idInCapability(token)
  const row = id === null ? undefined : await (lock ? lockDraft : findDraft)(db, id)
  if (!row || !holdsCapability(token, 'draft', row.nonce)) throw notFound()
  const record = openRecordKey(row.key)
  const answers = row.answers ? (JSON.parse(unseal(record, answersPlace, row.answers)) as Answers) : {}
  return { ...row, record, answers, form: await readFormVersion(row.formVersionId, db) }
}

/** Writes the answers of a draft that is held, within the caller's transaction. */
export const keepAnswers = (
  { db, actor }: Work,
  draft: Awaited<ReturnType<typeof openDraft>>,
  answers: Readonly<Answers>,
  citizenId = draft.citizenId,
) =>
  updateDraft(db, draft.id, {
    answers: seal(draft.record, answersPlace, JSON.stringify(answers)),
    changedAt: actor.now,
    version: draft.version + 1,
    citizenId,
  })

/** A draft as its filler sees it: pages that are asked, and the answers that stand. @throws DomainError `not_found` */
export async function readDraft(token: string) {
  const draft = await openDraft(token)
  const { definition } = draft.form
  const answers = standing(definition, draft.answers)
  return {
    caseId: draft.caseId,
    /** Nothing of it was saved yet, whatever it was filled in with */
    fresh: draft.version === 1,
    /** Whose account it belongs to, and by which power of attorney it is written */
    citizenId: draft.citizenId,
    mandateId: draft.mandateId,
    form: {
      slug: draft.form.slug,
      title: definition.title,
      lead: definition.lead ?? null,
      level: definition.level ?? null,
    },
    definition,
    pages: definition.pages.filter((page) => holds(page.if, answers)),
    answers,
  }
}

/**
 * Saves what was typed into a page, right or wrong: right answers are kept, problems are told. Answers of other pages stay.
 * @param shown names of the questions that the page showed, when it says so
 * @returns problems by field, addresses that may be meant
 * @throws DomainError `not_found`, `filed`
 */
export async function savePage(
  actor: Actor,
  token: string,
  pageId: string,
  typed: (name: string) => readonly string[],
  { citizen = null, shown }: { citizen?: Citizen | null; shown?: ReadonlySet<string> } = {},
) {
  return inTransaction(actor, async (work) => {
    const draft = await openDraft(token, work.db, true)
    if (draft.caseId !== null)
      throw new DomainError('filed', 'Toto podání už jste odeslali. Doplnit ho můžete zprávou.', 409)
    const { definition } = draft.form
    // a page that an answer on another tab took away meanwhile is kept too: nothing typed is lost
    const page = definition.pages.find(({ id }) => id === pageId)
    if (!page) throw notFound()
    const { answers, problems, asked } = readPage(page, typed, localDay(actor.now))
    const suggestions = await meantAddresses(page, typed, answers)
    // a question that was not shown could not be answered: what was known of it stays
    const wasShown = (id: string) =>
      shown === undefined || [...shown].some((name) => name === id || name.startsWith(`${id}.`))
    const others = Object.entries(draft.answers).filter(([id]) => !asked.includes(id) || !wasShown(id))
    const kept: Answers = { ...Object.fromEntries(others), ...answers }
    // whoever signs in on the way has it among their own
    await keepAnswers(work, draft, kept, draft.citizenId ?? citizen?.id ?? null)
    return { problems, suggestions, definition, answers: standing(definition, kept) }
  })
}

/** Deletes drafts that nobody filed for a month, and working copies a day after they were filed. */
export const forgetDrafts: JobDefinition = {
  name: 'cases.drafts.forget',
  schedule: '20 3 * * *',
  run: async (_, now) => {
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
    await inTransaction(system(now), async (work) => {
      const gone = await listForgotten(work.db, { unfiledSince: before(draftDays), filedBefore: before(1) })
      await dropDrafts(work, gone)
    })
  },
}

/** Deletes drafts with their files. */
export async function dropDrafts(work: Work, ids: readonly string[]): Promise<void> {
  for (const file of await listAttachmentsOf(work.db, ids)) await dropFile(work, file)
  await deleteDrafts(work.db, ids)
}
