import * as v from 'valibot'
import { isoDate, orNothing, recordLine, recordText } from '../../../../shared/meetings/record.ts'
import { resolutionKinds, type ResolutionKind } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { act, actAsAttendee } from './act.ts'
import { findItemText, insertInterest, insertResolution, insertTask, setItemText } from './item-text.store.ts'
import { findSessionItem, noteRecordChanged } from './session.store.ts'

const checked = <Output>(schema: v.GenericSchema<unknown, Output>, input: unknown): Output => {
  const parsed = v.safeParse(schema, input)
  if (!parsed.success) throw new DomainError('wrong_field', parsed.issues[0].message)
  return parsed.output
}

/**
 * Writes what was said of an item. Whoever wrote it meanwhile loses nothing: the text that the writer began with has to
 * be the one that stands.
 * @param before the text as the writer's page showed it
 * @throws DomainError `not_found`, `not_in_session`, `stale`, `wrong_field`
 */
export const writeItem = (actor: Actor, meetingId: string, itemId: string, before: string, text: string) =>
  act(actor, meetingId, 'meetings.item.written', async (work) => {
    const item = isId(itemId) ? await findItemText(work.db, meetingId, itemId) : undefined
    if (!item) throw notFound()
    const written = checked(recordText(100_000), text)
    const same = checked(recordText(100_000), before) === checked(recordText(100_000), item.text)
    if (!same && item.text !== written)
      throw new DomainError(
        'stale',
        'Text bodu mezitím změnil někdo jiný. Vedle je, co teď platí; spojte obě podoby a uložte znovu.',
        409,
      )
    await setItemText(work.db, itemId, written)
    return { result: undefined, details: { item: itemId } }
  })

/** A proposal to an item, to be voted on; a conclusion or a note needs no vote. @throws DomainError `not_found`, `wrong_field` */
export const propose = (actor: Actor, meetingId: string, itemId: string, kind: string, text: string) =>
  act(actor, meetingId, 'meetings.resolution.proposed', async (work) => {
    if (!isId(itemId) || !(await findItemText(work.db, meetingId, itemId))) throw notFound()
    const wording = checked(v.pipe(recordText(20_000), v.minLength(1, 'Napište znění návrhu.')), text)
    const id = newId()
    await insertResolution(work.db, { id, meetingId, itemId, kind: kindOf(kind), text: wording })
    return { result: id, details: { item: itemId, resolution: id } }
  })

const kindOf = (given: string): ResolutionKind =>
  resolutionKinds.find((kind) => kind === given) ?? 'resolution'

/** A task that an item sets. @param due `YYYY-MM-DD` or empty @throws DomainError `not_found`, `wrong_field` */
export const setTask = (
  actor: Actor,
  meetingId: string,
  itemId: string,
  { text, assignee, due }: { text: string; assignee: string; due: string },
) =>
  act(actor, meetingId, 'meetings.task.set', async (work, { bodyId }) => {
    if (!isId(itemId) || !(await findItemText(work.db, meetingId, itemId))) throw notFound()
    const task = {
      text: checked(v.pipe(recordText(5000), v.minLength(1, 'Napište, co se má udělat.')), text),
      assignee: checked(recordLine(300), assignee) || null,
      dueOn: checked(orNothing(isoDate, 'Zadejte termín, například 12. 12. 2023.'), due),
    }
    const id = newId()
    await insertTask(work.db, { id, bodyId, meetingId, itemId, ...task })
    return { result: id, details: { item: itemId, task: id } }
  })

const declared = { female: 'oznámila', male: 'oznámil', unknown: 'oznámil/a' }

/**
 * A member declares an interest in the item that is being dealt with (act 128/2000 Sb. § 83(2)); the record says so.
 * @throws DomainError `not_found`, `not_in_session`, `no_item`
 */
export const declareInterest = (actor: Actor, meetingId: string) =>
  actAsAttendee(actor, meetingId, async (work, meeting, me) => {
    const itemId = await findSessionItem(work.db, meeting.id)
    const item = itemId === null ? undefined : await findItemText(work.db, meeting.id, itemId)
    if (!item) throw new DomainError('no_item', 'Jednání ještě není u žádného bodu. Počkejte, až začne.')
    if (!(await insertInterest(work.db, item.id, me.id, actor.now))) return
    const sentence = `${me.name} ${declared[me.gender ?? 'unknown']} střet zájmů.`
    await setItemText(work.db, item.id, [item.text, sentence].filter(Boolean).join('\n\n'))
    await noteRecordChanged(work.db, meeting.id)
    work.audit({
      action: 'meetings.interest.declared',
      subject: { kind: 'meeting', id: meeting.id },
      details: { item: item.id, attendance: me.id },
    })
  })
