import { folded } from '../../../shared/format/folded.ts'
import type { CarriedTask } from '../../../shared/meetings/carried-task.ts'
import { taskStates } from '../../../shared/meetings/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listBodies, listBodiesOf } from './body.store.ts'
import { carriedTasks } from './edit-record.ts'
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
  /** Unfinished tasks of earlier meetings of that body: what the document says of them is noted beside it */
  carried: CarriedTask[]
}

/** The import beside its draft. Only who brought the file sees it. @throws DomainError `not_found` */
export async function readImport(actor: Actor, id: string): Promise<ImportView> {
  if (!isId(id)) throw notFound()
  const found = await findImport(database(), id, actor.accountId ?? actor.kind)
  if (!found) throw notFound()
  const bodies = await recordableBodies(actor)
  const stated = found.minutes.body
  const match = bodies.find(({ name }) => stated !== null && folded(name) === folded(stated))
  const read = 'draft' in found.review ? found.review : draftFromMinutes(found.minutes, found.source)
  const carried = match ? await carriedTasks(actor, match.id, read.draft.heldOn || undefined) : []
  return {
    id,
    name: found.name,
    lines: found.source.split(/\r\n|[\n\r\f]/),
    bodies: bodies.map((body) => ({ id: body.id, name: body.name })),
    bodyId: match?.id ?? '',
    bodyStated: stated,
    ...withCarried(read, carried),
  }
}

/** A task that stands already takes the state which the document gives it; the row that repeats it is marked. */
function withCarried(read: ImportDraft, carried: CarriedTask[]): ImportDraft & { carried: CarriedTask[] } {
  const doubts: ImportDraft['doubts'] = { ...read.doubts }
  const reviewed = carried.map((task) => {
    const at = read.draft.tasks.findIndex(({ text }) => folded(text) === folded(task.text))
    if (at < 0) return task
    doubts[`tasks.${at}.text`] = 'task_stands'
    const stated = taskStates.find((state) => state === read.draft.tasks[at]!.state)
    return { ...task, state: stated ?? task.state }
  })
  return { ...read, doubts, carried: reviewed }
}
