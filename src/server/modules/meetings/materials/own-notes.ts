import * as v from 'valibot'
import { recordText } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { belongsTo } from '../inside-bodies.ts'
import { readMeeting } from '../read-meeting.ts'
import { listNotes, saveNote } from './materials.store.ts'

/**
 * A reader's own notes to the items of a meeting. Nobody else reads them, no search finds them, the audit trail does not know
 * of them.
 * @throws DomainError `not_found`
 */
export async function readNotes(actor: Actor, bodySlug: string, slug: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const db = database()
  if (!meeting.record || actor.accountId === null) throw notFound()
  if (!(await belongsTo(actor, meeting.body.id))) throw notFound()
  const notes = new Map(
    (await listNotes(db, actor.accountId, meeting.id)).map((note) => [note.itemId, note.text]),
  )
  const { number, body, heldOn } = meeting
  return {
    meeting: { slug: meeting.slug, number, body, heldOn },
    items: meeting.record.items.map((item) => ({
      id: item.id,
      number: item.number,
      title: item.title,
      note: notes.get(item.id) ?? '',
    })),
  }
}

/** Saves own notes by item; an empty one is forgotten. @throws DomainError `not_found`, `wrong_note` */
export async function saveNotes(
  actor: Actor,
  bodySlug: string,
  slug: string,
  notes: ReadonlyMap<string, string>,
): Promise<void> {
  const { items } = await readNotes(actor, bodySlug, slug)
  const accountId = actor.accountId!
  const changed = items.flatMap(({ id, note }) => {
    const given = notes.get(id)
    if (given === undefined) return []
    const text = v.safeParse(recordText(10_000), given)
    if (!text.success) throw new DomainError('wrong_note', text.issues[0].message)
    return text.output === note ? [] : [{ accountId, itemId: id, text: text.output, savedAt: actor.now }]
  })
  await inTransaction(actor, async ({ db }) => {
    for (const row of changed) await saveNote(db, row)
  })
}
