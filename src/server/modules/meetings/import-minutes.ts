import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listBodies, listBodiesOf } from './body.store.ts'
import { findImport, insertImport } from './import.store.ts'
import { draftFromMinutes, type ImportDraft } from './minutes/draft-from-minutes.ts'
import { reviewMinutesFile } from './minutes/minutes-file.ts'

/** Bodies whose records the actor may write. */
export async function recordableBodies({ roles, personId, now }: Actor) {
  const db = database()
  if (roles.includes('recorder') || roles.includes('administrator')) return listBodies(db)
  return personId === null ? [] : listBodiesOf(db, personId, ['secretary', 'chair'], localDay(now))
}

/**
 * Reads a file of old minutes and keeps it, with what it states, for the recorder's review.
 * @returns id of the import
 * @throws DomainError with the way out when the file cannot be read
 */
export async function importMinutes(actor: Actor, path: string, name: string): Promise<string> {
  if ((await recordableBodies(actor)).length === 0) throw notFound()
  const { text, minutes, review } = await reviewMinutesFile(path)
  const id = newId()
  await inTransaction(actor, async (work) => {
    await insertImport(work.db, {
      id,
      name,
      source: text.replaceAll('\u0000', ''),
      minutes,
      review,
      createdBy: actor.accountId ?? actor.kind,
    })
    work.audit({ action: 'meetings.minutes.read', subject: { kind: 'minutes_import', id } })
  })
  return id
}

export interface ImportView extends ImportDraft {
  id: string
  name: string
  /** Lines of the source, the first is number 1 */
  lines: string[]
  bodies: { id: string; name: string }[]
  /** The body that the document names, when we know it */
  bodyId: string
  /** What the document calls its body */
  bodyStated: string | null
}

/** The import beside its draft. Only who brought the file sees it. @throws DomainError `not_found` */
export async function readImport(actor: Actor, id: string): Promise<ImportView> {
  if (!isId(id)) throw notFound()
  const found = await findImport(database(), id, actor.accountId ?? actor.kind)
  if (!found) throw notFound()
  const bodies = await recordableBodies(actor)
  const stated = found.minutes.body
  const match = bodies.find(({ name }) => stated !== null && fold(name) === fold(stated))
  return {
    id,
    name: found.name,
    lines: found.source.split(/\r\n|[\n\r\f]/),
    bodies: bodies.map((body) => ({ id: body.id, name: body.name })),
    bodyId: match?.id ?? '',
    bodyStated: stated,
    ...('draft' in found.review ? found.review : draftFromMinutes(found.minutes, found.source)),
  }
}

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
