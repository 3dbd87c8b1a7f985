import type { RecordDraft } from '../../../shared/meetings/record-draft.ts'
import { localClock } from '../../../shared/time/local-clock.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { deleteKeptDraft, deleteOldDrafts, findKeptDraft, saveKeptDraft } from './kept-draft.store.ts'
import type { Review } from './rewrite-meeting.ts'

/** A form that is being written: neither judged nor seen by anybody else until it is saved. */
export interface KeptDraft {
  draft: RecordDraft
  carried: Review[]
  /** The record from which the writing began */
  base: RecordDraft | null
  /** The record's version on which the writing began */
  version: number | null
  /** `HH:MM` in Prague */
  keptAt: string
}

const largest = 4 * 2 ** 20
const keepDays = 60

/** Keeps what an account has written into a form so far. @returns when, as `HH:MM` @throws DomainError `not_found`, `too_long` */
export async function keepDraft(
  actor: Actor,
  form: string,
  content: { draft: RecordDraft; carried: Review[]; base?: RecordDraft },
  version: number | null,
): Promise<string> {
  if (actor.accountId === null || form.length > 400) throw notFound()
  if (JSON.stringify(content).length > largest)
    throw new DomainError('too_long', 'Rozepsaný záznam je příliš dlouhý, zkraťte texty.')
  await saveKeptDraft(database(), {
    accountId: actor.accountId,
    form,
    draft: content,
    version,
    savedAt: actor.now,
  })
  return localClock(actor.now)
}

export async function readKeptDraft(actor: Actor, form: string): Promise<KeptDraft | null> {
  if (actor.accountId === null) return null
  const found = await findKeptDraft(database(), actor.accountId, form)
  if (!found) return null
  const { draft, carried, base } = found.draft as {
    draft: RecordDraft
    carried: Review[]
    base?: RecordDraft
  }
  return { draft, carried, base: base ?? null, version: found.version, keptAt: localClock(found.savedAt) }
}

export async function dropKeptDraft(actor: Actor, form: string): Promise<void> {
  if (actor.accountId !== null) await deleteKeptDraft(database(), actor.accountId, form)
}

/** Forms that nobody came back to for two months. */
export const collectDrafts: JobDefinition = {
  name: 'meetings.draft.collect',
  schedule: '41 3 * * *',
  run: () => deleteOldDrafts(database(), keepDays),
}
